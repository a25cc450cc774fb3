using System.Text;
using OrleansChat.Load.Driver;

namespace OrleansChat.Load.Dialects;

/// <summary>A batch: all that its reader may see in (After, Head].</summary>
internal readonly ref struct BatchShape(int after, int head, PackReader events)
{
    private readonly PackReader _events = events;

    public void Deconstruct(out int first, out int last, out PackReader all)
    {
        first = after;
        last = head;
        all = _events;
    }
}

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

    /// <summary>Reads a batch's bounds; what stands at <c>Events</c> begins with their array.</summary>
    public static BatchShape Batch(ref PackReader batch)
    {
        int after = 0, head = 0;
        PackReader events = default;
        for (var members = batch.Map(); members > 0; members--)
        {
            var name = batch.String();
            if (name.SequenceEqual("after"u8)) after = (int)batch.Integer();
            else if (name.SequenceEqual("head"u8)) head = (int)batch.Integer();
            else
            {
                if (name.SequenceEqual("events"u8)) events = batch;
                batch.Skip();
            }
        }

        return new(after, head, events);
    }

    /// <summary>Reads an event: its place, and the number of the message if it is one of this run (else -1).</summary>
    public static (int Message, int Seq) Event(ref PackReader reader, MessageIds ids)
    {
        var (message, seq) = (-1, 0);
        for (var members = reader.Map(); members > 0; members--)
        {
            var name = reader.String();
            if (name.SequenceEqual("seq"u8)) seq = (int)reader.Integer();
            else if (name.SequenceEqual("clientId"u8)) message = ids.Read(reader.String());
            else reader.Skip();
        }

        return (message, seq);
    }

    /// <summary>The places of a page's events.</summary>
    public static List<int> Seqs(ref PackReader page)
    {
        var seqs = new List<int>();
        for (var members = page.Map(); members > 0; members--)
        {
            if (!page.String().SequenceEqual("events"u8))
            {
                page.Skip();
                continue;
            }

            for (var count = page.Array(); count > 0; count--) seqs.Add(Seq(ref page));
        }

        return seqs;
    }

    private static int Seq(ref PackReader reader)
    {
        var seq = 0;
        for (var members = reader.Map(); members > 0; members--)
        {
            if (reader.String().SequenceEqual("seq"u8)) seq = (int)reader.Integer();
            else reader.Skip();
        }

        return seq;
    }

    /// <summary>The conversation that a push is about.</summary>
    public static string ConversationId(PackReader push) => Member(push, "conversationId"u8);

    /// <summary>Tells each row of an inbox push: conversation and head.</summary>
    public static void Rows(PackReader inbox, Action<string, int> row)
    {
        for (var members = inbox.Map(); members > 0; members--)
        {
            if (!inbox.String().SequenceEqual("rows"u8))
            {
                inbox.Skip();
                continue;
            }

            for (var count = inbox.Array(); count > 0; count--)
            {
                row(Member(inbox, "id"u8), Head(inbox));
                inbox.Skip();
            }
        }
    }

    private static string Member(PackReader map, ReadOnlySpan<byte> wanted)
    {
        for (var members = map.Map(); members > 0; members--)
        {
            if (map.String().SequenceEqual(wanted)) return Encoding.ASCII.GetString(map.String());
            map.Skip();
        }

        return "";
    }

    /// <summary>The id in the answer of Start.</summary>
    public static string Id(byte[] started)
    {
        var id = Member(new(started), "id"u8);
        return id.Length > 0 ? id : throw new InvalidDataException("Start answered no id.");
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
