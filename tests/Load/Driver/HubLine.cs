using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace OrleansChat.Load.Driver;

/// <summary>Hears what a hub says.</summary>
internal interface IHubEars
{
    /// <summary>The server calls a method; <paramref name="arguments"/> stands at the first one.</summary>
    void Pushed(HubLine line, ReadOnlySpan<byte> target, PackReader arguments, long now);

    /// <summary>A post is answered: with the error's text or with a result.</summary>
    void Answered(HubLine line, int message, string? error, PackReader result, long now);
}

/// <summary>One client of a hub.</summary>
internal sealed class HubLine
{
    private const byte RecordSeparator = 0x1e;

    private readonly Line _line;
    private readonly IHubEars _ears;
    private readonly Dictionary<int, TaskCompletionSource<byte[]>> _asked = [];
    private readonly TaskCompletionSource _shaken = new();
    private byte[] _partial = [];
    private int _asks;

    public HubLine(Line line, IHubEars ears, Conversation? conversation)
    {
        _line = line;
        _ears = ears;
        Conversation = conversation;
        line.Read = Read;
        line.Ended = End;
    }

    /// <summary>The conversation that this client is in.</summary>
    public Conversation? Conversation { get; }

    /// <summary>Whether what this client hears is booked (one client of each conversation).</summary>
    public bool Books { get; init; }

    /// <summary>Whether a pull of what was missed is under way.</summary>
    public bool Pulls { get; set; }

    /// <summary>Whether the line ended other than by the driver's will.</summary>
    public bool Lost { get; private set; }

    public Task Handshake()
    {
        _line.Send(HubFrame.Handshake);
        return _shaken.Task;
    }

    /// <summary>Calls a method and waits for its result (MessagePack).</summary>
    public Task<byte[]> Ask(string target, int arguments, Action<PackWriter> write)
    {
        var answered = new TaskCompletionSource<byte[]>();
        _asked[++_asks] = answered;
        _line.Send(HubFrame.Invocation($"a{_asks}", target, arguments, write));
        return answered.Task;
    }

    public void Send(ReadOnlySpan<byte> frame) => _line.Send(frame);

    public void Ping() => _line.Send(HubFrame.Ping);

    public void Drop() => _line.Drop();

    // Takes whole WebSocket frames.
    private int Read(Span<byte> bytes, long now)
    {
        var used = 0;
        while (bytes.Length - used >= 2)
        {
            var frame = bytes[used..];
            var (head, length) = Measure(frame);
            if (head == 0 || frame.Length < head + length) break;
            used += head + length;
            Take(frame[0] & 0x0f, frame.Slice(head, length), now);
        }

        return used;
    }

    private static (int Head, int Length) Measure(ReadOnlySpan<byte> frame)
    {
        var length = frame[1] & 0x7f;
        if (length < 126) return (2, length);
        if (length == 126) return frame.Length < 4 ? (0, 0) : (4, BinaryPrimitives.ReadUInt16BigEndian(frame[2..]));
        return frame.Length < 10 ? (0, 0) : (10, checked((int)BinaryPrimitives.ReadUInt64BigEndian(frame[2..])));
    }

    private void Take(int opcode, ReadOnlySpan<byte> payload, long now)
    {
        const int Close = 8, PingCode = 9, PongCode = 10;
        if (opcode == Close) End();
        else if (opcode == PingCode) _line.Send(HubFrame.PongTo(payload));
        else if (opcode != PongCode) Take(payload, now);
    }

    // Takes whole hub messages; a frame may hold several, or a part of one.
    private void Take(ReadOnlySpan<byte> payload, long now)
    {
        if (_partial.Length > 0) payload = (byte[])[.. _partial, .. payload];
        var at = 0;
        while (at < payload.Length)
        {
            var step = _shaken.Task.IsCompleted ? Message(payload[at..], now) : Shake(payload[at..]);
            if (step == 0) break;
            at += step;
        }

        _partial = at == payload.Length ? [] : payload[at..].ToArray();
    }

    private int Shake(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf(RecordSeparator);
        if (end < 0) return 0;
        if (bytes[..end].SequenceEqual("{}"u8)) _shaken.TrySetResult();
        else _shaken.TrySetException(new InvalidOperationException($"Handshake refused: {Encoding.UTF8.GetString(bytes[..end])}"));
        return end + 1;
    }

    private int Message(ReadOnlySpan<byte> bytes, long now)
    {
        int length = 0, prefix = 0;
        do
        {
            if (prefix == bytes.Length) return 0;
            length |= (bytes[prefix] & 0x7f) << (7 * prefix);
        }
        while ((bytes[prefix++] & 0x80) != 0);

        if (bytes.Length < prefix + length) return 0;
        Hear(new(bytes.Slice(prefix, length)), now);
        return prefix + length;
    }

    private void Hear(PackReader message, long now)
    {
        const int Invocation = 1, Completion = 3, Close = 7;
        message.Array();
        switch (message.Integer())
        {
            case Invocation:
                message.Skip();
                message.Skip();
                var target = message.String();
                message.Array();
                _ears.Pushed(this, target, message, now);
                break;
            case Completion:
                message.Skip();
                Complete(message, now);
                break;
            case Close:
                End();
                break;
        }
    }

    private void Complete(PackReader message, long now)
    {
        const int Failed = 1;
        var call = message.String();
        var error = message.Integer() == Failed ? Encoding.UTF8.GetString(message.String()) : null;
        if (call[0] == PostFrame.Letter)
        {
            _ears.Answered(this, PostFrame.MessageOf(call), error, message, now);
            return;
        }

        if (!Utf8Parser.TryParse(call[1..], out int ask, out _) || !_asked.Remove(ask, out var asked)) return;
        if (error is null) asked.SetResult(message.Rest.ToArray());
        else asked.SetException(new InvalidOperationException(error));
    }

    private void End()
    {
        Lost = true;
        var ended = new InvalidOperationException("The server ended the line.");
        _shaken.TrySetException(ended);
        foreach (var asked in _asked.Values) asked.TrySetException(ended);
        _asked.Clear();
    }
}
