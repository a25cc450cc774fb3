using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.WebFront.Feed;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Tests;

/// <summary>In a process of their own, which has the connections of these tests and no others.</summary>
public sealed class SlowConsumerTests(ChatApplication app) : IClassFixture<ChatApplication>
{
    private const char End = '\u001e';

    [Fact] // R: nothing is skipped in silence
    public async Task Who_reads_nothing_for_a_while_is_told_the_head_and_no_gap_is_silent()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        var id = (await visitor.Start()).Id;
        using var slow = await Connect(await visitor.Ticket());
        await Send(slow, """{"protocol":"json","version":1}""");
        await Send(slow, JsonSerializer.Serialize(new { type = 1, invocationId = "1", target = "Open", arguments = new object[] { id, 0 } }));
        await Read(slow, message => message.Contains("\"invocationId\":\"1\"", StringComparison.Ordinal));

        var text = new string('x', 7_900);
        for (var n = 0; n < 150; n++) await visitor.Say(id, [.. Enumerable.Range(0, 7).Select(_ => new WirePost(WireClient.NewId(), text))]);
        var head = (await visitor.Open(id)).Head;

        var (position, told) = (1, false);
        await Read(slow, message =>
        {
            using var json = JsonDocument.Parse(message);
            if (!json.RootElement.TryGetProperty("target", out var target)) return false;
            var argument = json.RootElement.GetProperty("arguments")[0];
            if (target.GetString() == "Events" && argument.GetProperty("after").GetInt32() == position) position = argument.GetProperty("head").GetInt32();
            if (target.GetString() == "Head") told = argument.GetProperty("head").GetInt32() == head;
            return told || position == head;
        });
        Assert.True(told, $"told everything up to {position} of {head}: not slow enough to prove anything");
    }

    [Fact] // F12
    public async Task Who_takes_nothing_for_good_is_let_go_and_nobody_else_is()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        var id = (await visitor.Start()).Id;
        await Connections(1);
        using var stuck = await Connect(await visitor.Ticket());
        await Send(stuck, """{"protocol":"json","version":1}""");
        await Send(stuck, JsonSerializer.Serialize(new { type = 1, invocationId = "1", target = "Open", arguments = new object[] { id, 0 } }));
        await Read(stuck, message => message.Contains("\"invocationId\":\"1\"", StringComparison.Ordinal));
        await Connections(2);

        var text = new string('x', 7_900);
        for (var n = 0; n < 150; n++) await visitor.Say(id, [.. Enumerable.Range(0, 7).Select(_ => new WirePost(WireClient.NewId(), text))]);
        await Connections(1);
        Assert.True((await visitor.Open(id)).Head > 1_000);
    }

    private async Task Connections(int count)
    {
        var connections = app.Services.GetRequiredService<FeedConnections>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (connections.Count != count) await look.WaitForNextTickAsync(patience.Token);
    }

    private async Task<ClientWebSocket> Connect(string ticket)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancel) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4_096 };
                await socket.ConnectAsync(context.DnsEndPoint, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var client = new ClientWebSocket();
        var url = new UriBuilder(app.Url) { Scheme = "ws", Path = "/hubs/visitor", Query = $"ticket={ticket}" }.Uri;
        await client.ConnectAsync(url, new HttpMessageInvoker(handler), default);
        return client;
    }

    private static Task Send(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, default);

    private static async Task Read(ClientWebSocket socket, Func<string, bool> until)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var buffer = new byte[16 * 1024];
        var text = new StringBuilder();
        var decoder = Encoding.UTF8.GetDecoder();
        var chars = new char[16 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            text.Append(chars, 0, decoder.GetChars(buffer.AsSpan(0, received.Count), chars, flush: false));
            var all = text.ToString();
            var end = all.LastIndexOf(End);
            if (end < 0) continue;
            text.Clear().Append(all, end + 1, all.Length - end - 1);
            foreach (var message in all[..end].Split(End)) if (until(message)) return;
        }
    }
}
