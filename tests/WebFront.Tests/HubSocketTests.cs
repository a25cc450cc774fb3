using System.Net.WebSockets;
using System.Text;

namespace OrleansChat.WebFront.Tests;

/// <summary>A hub's frames as a line may bring them: cut anywhere, or many at once.</summary>
[Collection(ChatCollection.Name)]
public sealed class HubSocketTests(ChatApplication app)
{
    private const char End = '\u001e';
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_call_may_come_in_pieces_and_several_calls_in_one_piece()
    {
        using var socket = await Connect();
        var handshake = Encoding.UTF8.GetBytes("""{"protocol":"json","version":1}""" + End + Call("pieces"));
        for (var at = 0; at < handshake.Length; at++) await socket.SendAsync(handshake.AsMemory(at, 1), WebSocketMessageType.Text, at % 3 == 2 || at == handshake.Length - 1, default);
        await Answered(socket, "pieces");

        await socket.SendAsync(Encoding.UTF8.GetBytes(Call("one") + Call("two") + Call("three")), WebSocketMessageType.Text, true, default);
        await Answered(socket, "one", "two", "three");

        // Larger than the first buffer, in pieces that do not meet its end.
        var large = Encoding.UTF8.GetBytes(Call("large", new string(' ', 50_000)) + Call("behind"));
        foreach (var piece in large.Chunk(3_333)) await socket.SendAsync(piece, WebSocketMessageType.Text, true, default);
        await Answered(socket, "large", "behind");
    }

    [Fact]
    public async Task A_close_is_answered_by_a_close()
    {
        using var socket = await Connect();
        await socket.SendAsync(Encoding.UTF8.GetBytes("""{"protocol":"json","version":1}""" + End + Call("last")), WebSocketMessageType.Text, true, default);
        await Answered(socket, "last");
        using var patience = new CancellationTokenSource(Patience);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", patience.Token);
        Assert.Equal((WebSocketState.Closed, WebSocketCloseStatus.NormalClosure), (socket.State, socket.CloseStatus));
    }

    private static string Call(string id, string space = "") =>
        $$"""{"type":1,{{space}}"invocationId":"{{id}}","target":"List","arguments":[null,20]}""" + End;

    private async Task<ClientWebSocket> Connect()
    {
        var ticket = await (await app.Visitor()).Ticket();
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(app.Url) { Scheme = "ws", Path = "/hubs/visitor", Query = $"ticket={ticket}" }.Uri, default);
        return socket;
    }

    // Completions may come in any order, with pushes in between.
    private static async Task Answered(ClientWebSocket socket, params string[] ids)
    {
        using var patience = new CancellationTokenSource(Patience);
        var open = ids.ToHashSet();
        var text = new StringBuilder();
        var buffer = new byte[16 * 1024];
        while (open.Count > 0)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            Assert.NotEqual(WebSocketMessageType.Close, received.MessageType);
            text.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
            var messages = text.ToString().Split(End);
            text.Clear().Append(messages[^1]);
            foreach (var message in messages[..^1])
            {
                Assert.DoesNotContain("\"error\"", message, StringComparison.Ordinal);
                open.RemoveWhere(id => message.Contains($"\"invocationId\":\"{id}\"", StringComparison.Ordinal));
            }
        }
    }
}
