using System.Globalization;
using System.Text;

namespace OrleansChat.Load.Driver;

/// <summary>An answer to a request: status, and the body as text.</summary>
internal sealed record HttpAnswer(int Status, string Body)
{
    public HttpAnswer Expect(int status) =>
        Status == status ? this : throw new InvalidOperationException($"Status {Status} instead of {status}: {Body}");
}

/// <summary>The little HTTP/1.1 that leads to a hub, on the same line that the hub is then spoken on.</summary>
internal static class Http
{
    private static ReadOnlySpan<byte> HeadEnd => "\r\n\r\n"u8;

    public static Task<HttpAnswer> Post(this Line line, string host, string path, string json, string? bearer = null)
    {
        var authorization = bearer is null ? "" : $"Authorization: Bearer {bearer}\r\n";
        return line.Ask($"POST {path} HTTP/1.1\r\nHost: {host}\r\n{authorization}Content-Type: application/json\r\n" +
                        $"Content-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}");
    }

    /// <summary>Asks for a WebSocket; 101 is the only good answer.</summary>
    public static async Task Upgrade(this Line line, string host, string path, string? cookie = null)
    {
        var cookies = cookie is null ? "" : $"Cookie: {cookie}\r\nOrigin: http://{host}\r\n";
        var answer = await line.Ask($"GET {path} HTTP/1.1\r\nHost: {host}\r\n{cookies}Upgrade: websocket\r\nConnection: Upgrade\r\n" +
                                    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n");
        answer.Expect(101);
    }

    private static Task<HttpAnswer> Ask(this Line line, string request)
    {
        var answered = new TaskCompletionSource<HttpAnswer>();
        line.Ended = () => answered.TrySetException(new InvalidOperationException("The server ended the line."));
        line.Read = (bytes, _) =>
        {
            if (Parse(bytes, out var used) is not { } answer) return 0;
            line.Read = null;
            line.Ended = null;
            answered.TrySetResult(answer);
            return used;
        };
        line.Send(Encoding.UTF8.GetBytes(request));
        return answered.Task;
    }

    private static HttpAnswer? Parse(ReadOnlySpan<byte> bytes, out int used)
    {
        used = 0;
        var end = bytes.IndexOf(HeadEnd);
        if (end < 0) return null;
        var head = Encoding.ASCII.GetString(bytes[..end]);
        var status = int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
        var body = bytes[(end + HeadEnd.Length)..];
        var length = Header(head, "Content-Length") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        if (Header(head, "Transfer-Encoding") is not null) return Chunked(status, body, end + HeadEnd.Length, out used);
        if (body.Length < length) return null;
        used = end + HeadEnd.Length + length;
        return new(status, Encoding.UTF8.GetString(body[..length]));
    }

    private static HttpAnswer? Chunked(int status, ReadOnlySpan<byte> body, int head, out int used)
    {
        used = 0;
        var text = new StringBuilder();
        var at = 0;
        while (true)
        {
            var line = body[at..].IndexOf("\r\n"u8);
            if (line < 0) return null;
            var count = int.Parse(Encoding.ASCII.GetString(body.Slice(at, line)), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            at += line + 2;
            if (body.Length < at + count + 2) return null;
            text.Append(Encoding.UTF8.GetString(body.Slice(at, count)));
            at += count + 2;
            if (count > 0) continue;
            used = head + at;
            return new(status, text.ToString());
        }
    }

    private static string? Header(string head, string name)
    {
        foreach (var line in head.Split("\r\n"))
        {
            if (line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)) return line[(name.Length + 1)..].Trim();
        }

        return null;
    }
}
