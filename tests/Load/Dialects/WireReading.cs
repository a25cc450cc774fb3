using System.Text;
using OrleansChat.Load.Driver;

namespace OrleansChat.Load.Dialects;

/// <summary>Reads the small shapes of docs/wire.md.</summary>
internal static class WireReading
{
    /// <summary>The place of the only receipt; 0 if there is none.</summary>
    public static int SeqOfFirst(ref PackReader receipts)
    {
        var seq = 0;
        for (var count = receipts.Array(); count > 0; count--)
        {
            for (var members = receipts.Map(); members > 0; members--)
            {
                if (receipts.String().SequenceEqual("seq"u8)) seq = (int)receipts.Integer();
                else receipts.Skip();
            }
        }

        return seq;
    }

    /// <summary>The head that a poke names.</summary>
    public static int Head(PackReader head)
    {
        for (var members = head.Map(); members > 0; members--)
        {
            if (head.String().SequenceEqual("head"u8)) return (int)head.Integer();
            head.Skip();
        }

        return 0;
    }

    /// <summary>The id in the answer of Start.</summary>
    public static string Id(byte[] started)
    {
        var reader = new PackReader(started);
        for (var members = reader.Map(); members > 0; members--)
        {
            if (reader.String().SequenceEqual("id"u8)) return Encoding.ASCII.GetString(reader.String());
            reader.Skip();
        }

        throw new InvalidDataException("Start answered no id.");
    }

    /// <summary>A problem's code.</summary>
    public static string Code(ref PackReader problem)
    {
        var code = "unknown";
        for (var members = problem.Map(); members > 0; members--)
        {
            if (problem.String().SequenceEqual("code"u8)) code = Encoding.ASCII.GetString(problem.String());
            else problem.Skip();
        }

        return code;
    }
}
