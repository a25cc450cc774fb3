using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.WebFront.Hubs;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Tests;

/// <summary>How clients speak the wire.</summary>
internal static class WireClient
{
    /// <summary>What is unknown is skipped, what is absent is nothing.</summary>
    public static JsonSerializerOptions Json { get; } = new(WireJson.Default.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        RespectRequiredConstructorParameters = false,
        TypeInfoResolver = System.Text.Json.Serialization.Metadata.JsonTypeInfoResolver.Combine(
            WireJson.Default, new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver()),
    };

    /// <summary>A new client id or any other id.</summary>
    public static string NewId() => System.Buffers.Text.Base64Url.EncodeToString(Guid.NewGuid().ToByteArray());

    /// <summary>A hub connection over WebSockets alone.</summary>
    public static HubConnection Hub(Uri url, bool messagePack, params (string Name, string Value)[] headers)
    {
        var builder = new HubConnectionBuilder().WithUrl(url, options =>
        {
            options.SkipNegotiation = true;
            options.Transports = HttpTransportType.WebSockets;
            foreach (var (name, value) in headers) options.Headers[name] = value;
        });
        if (messagePack) builder.AddMessagePackProtocol(options => options.SerializerOptions = ChatHubs.PackOptions);
        else builder.AddJsonProtocol(options => options.PayloadSerializerOptions = Json);
        return builder.Build();
    }

    /// <summary>The problem that a hub call was refused with.</summary>
    public static Problem ProblemOf(HubException exception) =>
        JsonSerializer.Deserialize<Problem>(exception.Message[exception.Message.IndexOf('{', StringComparison.Ordinal)..], Json)!;

    /// <summary>The code that a hub call is refused with.</summary>
    public static async Task<string> Code(Func<Task> call) => ProblemOf(await Assert.ThrowsAsync<HubException>(call)).Code;

    /// <summary>The problem that a request was refused with.</summary>
    public static async Task<Problem> ProblemOf(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<Problem>(Json);
        Assert.Equal((int)response.StatusCode, problem!.Status);
        return problem;
    }

    /// <summary>The payload of an answer that was granted.</summary>
    public static async Task<T> Payload<T>(this Task<HttpResponseMessage> request)
    {
        using var response = await request;
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return (await response.Content.ReadFromJsonAsync<T>(Json))!;
    }
}
