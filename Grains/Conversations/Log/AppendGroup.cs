namespace OrleansChat.Conversations.Log;

/// <summary>Appends of one conversation that follow one another without a gap.</summary>
internal sealed class AppendGroup(PendingAppend first)
{
    public ConversationId Id => first.Append.Id;

    public int ExpectedHead => first.Append.ExpectedHead;

    public List<PendingAppend> Appends { get; } = [first];

    /// <summary>Something of this conversation has to wait for the next batch, and what came after it too.</summary>
    public bool Closed { get; set; }

    public bool Continues(PendingAppend next) =>
        !Closed && !first.Alone && !next.Alone && next.Append.Lineage == first.Append.Lineage && next.Append.ExpectedHead == Appends[^1].Head;

    public ConversationWrite ToWrite() => new(
        Id,
        ExpectedHead,
        first.Append.WriterEpoch,
        Appends.Count == 1 ? first.Rows : AllRows(),
        Appends[^1].Append.State);

    private List<EventRow> AllRows()
    {
        var rows = new List<EventRow>(Appends.Count);
        foreach (var append in Appends) rows.AddRange(append.Rows);
        return rows;
    }
}

/// <summary>Collects groups up to a number of rows and bytes; one append always fits.</summary>
internal sealed class BatchBuilder(int mostRows, int mostBytes)
{
    private readonly Dictionary<ConversationId, AppendGroup> _byConversation = [];
    private int _rows;
    private int _bytes;

    public List<AppendGroup> Groups { get; } = [];

    public bool Full { get; private set; }

    public bool TryAdd(PendingAppend append)
    {
        var known = _byConversation.TryGetValue(append.Append.Id, out var group);
        if (Full || (_rows > 0 && (_rows + append.Rows.Length > mostRows || _bytes + append.Bytes > mostBytes)))
        {
            Full = true;
            return false;
        }

        if (!known) Groups.Add(_byConversation[append.Append.Id] = new(append));
        else if (group!.Continues(append)) group.Appends.Add(append);
        else
        {
            group.Closed = true;
            return false;
        }

        _rows += append.Rows.Length;
        _bytes += append.Bytes;
        return true;
    }
}
