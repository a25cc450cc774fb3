using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Wire;

namespace OrleansChat.Cluster.Tests.Clients;

/// <summary>The wire of docs/wire.md as browsers speak it: JSON, WebSockets alone, what is unknown is skipped.</summary>
internal static class WireLine
{
    public static JsonSerializerOptions Json { get; } = new(WireJson.Default.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        RespectRequiredConstructorParameters = false,
        TypeInfoResolver = System.Text.Json.Serialization.Metadata.JsonTypeInfoResolver.Combine(
            WireJson.Default, new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver()),
    };

    /// <summary>A new client id.</summary>
    public static string NewId() => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>A hub connection with the browser library's own timeouts.</summary>
    public static HubConnection Hub(Uri url, params (string Name, string Value)[] headers)
    {
        var builder = new HubConnectionBuilder().WithUrl(url, options =>
        {
            options.SkipNegotiation = true;
            options.Transports = HttpTransportType.WebSockets;
            foreach (var (name, value) in headers) options.Headers[name] = value;
        });
        builder.AddJsonProtocol(options => options.PayloadSerializerOptions = Json);
        return builder.Build();
    }

    /// <summary>The problem in a refused call's text; null where it holds none.</summary>
    public static Problem? ProblemIn(string text)
    {
        var from = text.IndexOf('{', StringComparison.Ordinal);
        if (from < 0) return null;
        try
        {
            return JsonSerializer.Deserialize<Problem>(text[from..], Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The payload of a granted request.</summary>
    /// <exception cref="CallRefusedException">It was refused.</exception>
    public static async Task<T> Payload<T>(this Task<HttpResponseMessage> request)
    {
        using var response = await request;
        if (response.IsSuccessStatusCode) return (await response.Content.ReadFromJsonAsync<T>(Json))!;
        var text = await response.Content.ReadAsStringAsync();
        throw new CallRefusedException(ProblemIn(text) ?? new((int)response.StatusCode, "unexpected", text, null, null));
    }
}

/// <summary>The server answered, and the answer was no.</summary>
internal sealed class CallRefusedException(Problem problem) : Exception($"{problem.Status} {problem.Code}")
{
    public Problem Problem => problem;

    /// <summary>Whether the same call can succeed later, as the widget sees it.</summary>
    public static bool IsRetryable(Problem problem) => problem.Status is 408 or 429 or 500 or 502 or 503 or 504 or 507;
}
