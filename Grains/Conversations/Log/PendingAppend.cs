namespace OrleansChat.Conversations.Log;

/// <summary>An append on its way: encoded by its caller, so that the writing thread only writes.</summary>
internal sealed class PendingAppend
{
    // What a row weighs besides its payload: ids, names, index entries.
    private const int RowOverhead = 160;
    private readonly TaskCompletionSource<AppendOutcome> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PendingAppend(Append append)
    {
        Append = append;
        Rows = Encode(append);
        foreach (var row in Rows) Bytes += row.Body.Payload.Length + RowOverhead;
    }

    public Append Append { get; }

    public EventRow[] Rows { get; }

    public int Bytes { get; }

    /// <summary>It was part of a range that failed: it is tried by itself, so that only the guilty one is refused.</summary>
    public bool Alone { get; set; }

    public int Head => Append.ExpectedHead + Rows.Length;

    public Task<AppendOutcome> Outcome => _done.Task;

    public void Complete(AppendOutcome outcome) => _done.TrySetResult(outcome);

    private static EventRow[] Encode(Append append)
    {
        var events = append.Events;
        var rows = new EventRow[events.Length];
        var (visitor, team) = (append.State.VisitorMessages, append.State.TeamMessages);
        for (var i = events.Length - 1; i >= 0; i--)
        {
            if (events[i].Seq != append.ExpectedHead + 1 + i)
                throw new ArgumentException($"Event {i} of the append behind {append.ExpectedHead} has seq {events[i].Seq}.", nameof(append));
            rows[i] = new(events[i], EventCodec.Encode(events[i].Body), visitor, team);
            if (events[i].Body is not MessagePosted) continue;
            if (events[i].Author.Kind == AuthorKind.Visitor) visitor--;
            else team--;
        }

        return rows;
    }
}
