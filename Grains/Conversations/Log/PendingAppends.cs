namespace OrleansChat.Conversations.Log;

/// <summary>
/// The bounded queue before the writer. It keeps each conversation's appends in order; what was decided on a failed one is refused, also
/// when it arrives later than the failure.
/// </summary>
internal sealed class PendingAppends
{
    private const int MostRows = 20_000;
    private const int MostBytes = 16 << 20;
    private const int BatchRows = 2_000;
    private const int BatchBytes = 1 << 20;
    private readonly Lock _gate = new();
    private readonly Queue<PendingAppend> _arrived = new();
    private readonly HashSet<ConversationId> _doubtful = [];
    private Queue<PendingAppend> _held = new();
    private int _rows;
    private int _bytes;
    private bool _closed;

    public bool IsEmpty
    {
        get
        {
            lock (_gate) return _arrived.Count + _held.Count == 0;
        }
    }

    /// <summary>Queues an append, or answers why it is refused at once.</summary>
    public bool TryAdd(PendingAppend append, out AppendOutcome refusal)
    {
        lock (_gate)
        {
            refusal = AppendOutcome.Unavailable;
            if (_closed || _rows + append.Rows.Length > MostRows || _bytes + append.Bytes > MostBytes) return false;
            if (_doubtful.Count > 0 && _doubtful.Contains(append.Append.Id))
            {
                refusal = AppendOutcome.Unsettled;
                return false;
            }

            if (append.Append.Lineage.Broken)
            {
                refusal = append.Append.Lineage.BrokenBy;
                return false;
            }

            _arrived.Enqueue(append);
            _rows += append.Rows.Length;
            _bytes += append.Bytes;
            return true;
        }
    }

    /// <summary>Takes the next batch: what came first, each conversation as one unbroken range of positions.</summary>
    public List<AppendGroup> Take()
    {
        var batch = new BatchBuilder(BatchRows, BatchBytes);
        lock (_gate)
        {
            var held = new Queue<PendingAppend>();
            while (_held.TryDequeue(out var append))
            {
                if (!batch.TryAdd(append)) held.Enqueue(append);
            }

            while (!batch.Full && _arrived.TryDequeue(out var append))
            {
                if (!batch.TryAdd(append)) held.Enqueue(append);
            }

            _held = held;
        }

        return batch.Groups;
    }

    /// <summary>Puts the appends of a failed range first again, each to be written by itself.</summary>
    public void PutBackAlone(List<PendingAppend> appends)
    {
        foreach (var append in appends) append.Alone = true;
        lock (_gate) _held = new(appends.Concat(_held));
    }

    /// <summary>Breaks the lineages of the failed appends and answers what is queued behind them already.</summary>
    public List<PendingAppend> Fail(IEnumerable<(PendingAppend First, AppendOutcome Outcome)> failures)
    {
        var behind = new List<PendingAppend>();
        lock (_gate)
        {
            foreach (var (first, outcome) in failures) first.Append.Lineage.Break(outcome);
            Pick(_held);
            Pick(_arrived);
        }

        return behind;

        void Pick(Queue<PendingAppend> queue)
        {
            for (var left = queue.Count; left > 0; left--)
            {
                var append = queue.Dequeue();
                if (append.Append.Lineage.Broken) behind.Add(append);
                else queue.Enqueue(append);
            }
        }
    }

    /// <summary>Takes everything queued for conversations in doubt and refuses theirs until they are fenced.</summary>
    public List<PendingAppend> Doubt(IReadOnlyCollection<ConversationId> conversations)
    {
        lock (_gate)
        {
            foreach (var id in conversations) _doubtful.Add(id);
            var theirs = _held.Concat(_arrived).Where(append => _doubtful.Contains(append.Append.Id)).ToList();
            var others = _held.Concat(_arrived).Where(append => !_doubtful.Contains(append.Append.Id)).ToList();
            _held = new(others);
            _arrived.Clear();
            return theirs;
        }
    }

    /// <summary>The conversations are fenced: they may be loaded and written again.</summary>
    public void Fenced(IReadOnlyCollection<ConversationId> conversations)
    {
        lock (_gate) _doubtful.ExceptWith(conversations);
    }

    /// <summary>Makes room for what was answered.</summary>
    public void Answered(int rows, int bytes)
    {
        lock (_gate)
        {
            _rows -= rows;
            _bytes -= bytes;
        }
    }

    /// <summary>Takes no more.</summary>
    public void Close()
    {
        lock (_gate) _closed = true;
    }
}
