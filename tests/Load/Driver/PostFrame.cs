using System.Buffers.Text;

namespace OrleansChat.Load.Driver;

/// <summary>A conversation's prebuilt call of Post. Per message only two fields of fixed width are written over: call id and client id.</summary>
internal sealed class PostFrame
{
    /// <summary>Call ids of posts begin with this letter, those of other calls do not.</summary>
    public const byte Letter = (byte)'p';

    private const int Digits = 7;

    private readonly byte[] _frame;
    private readonly int _callAt;
    private readonly int _clientIdAt;

    /// <summary><paramref name="write"/> writes the arguments and answers where the client id stands in them.</summary>
    public PostFrame(int arguments, Func<PackWriter, int> write)
    {
        var body = new PackWriter().Array(5).Int(1).Map(0).String("p" + new string('0', Digits), out var callAt).String("Post").Array(arguments);
        var clientIdAt = write(body);
        _frame = HubFrame.Message(body.Written, out var bodyAt);
        _callAt = bodyAt + callAt + 1;
        _clientIdAt = bodyAt + clientIdAt;
    }

    /// <summary>The frame that posts this message.</summary>
    public ReadOnlySpan<byte> For(int message, MessageIds ids)
    {
        for (int i = Digits - 1, left = message; i >= 0; i--, left >>= 4) _frame[_callAt + i] = "0123456789abcdef"u8[left & 15];
        ids.Write(message, _frame.AsSpan(_clientIdAt, MessageIds.Length));
        return _frame;
    }

    /// <summary>The message that a call id names.</summary>
    public static int MessageOf(ReadOnlySpan<byte> call) =>
        Utf8Parser.TryParse(call[1..], out int message, out _, 'x') ? message : throw new InvalidDataException("An answer to no call.");
}
