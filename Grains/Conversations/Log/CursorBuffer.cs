namespace OrleansChat.Conversations.Log;

/// <summary>Read cursors that wait to be written, each at its furthest place; due a second after the first of them came.</summary>
internal sealed class CursorBuffer(TimeProvider time, Action due) : IDisposable
{
    private const int Most = 20_000;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private readonly Dictionary<ConversationId, List<CursorMove>> _waiting = [];
    private List<CursorMove> _beingWritten = [];
    private List<TaskCompletionSource> _rounds = [];
    private List<TaskCompletionSource> _roundsBeingWritten = [];
    private ITimer? _timer;
    private int _count;
    private bool _due;

    /// <summary>Whether some are to be written now.</summary>
    public bool Due
    {
        get
        {
            lock (_gate) return _due && _count > 0;
        }
    }

    /// <summary>Keeps a move; completes when it is on disk.</summary>
    public Task Move(CursorMove move)
    {
        lock (_gate)
        {
            Keep(move);
            Arm();
            if (_rounds.Count == 0) _rounds.Add(new(TaskCreationOptions.RunContinuationsAsynchronously));
            return _rounds[^1].Task;
        }
    }

    /// <summary>Takes what is due, at most so many; at the end also what is not due yet.</summary>
    public IReadOnlyList<CursorMove> Take(int most, bool atTheEnd = false)
    {
        lock (_gate)
        {
            _beingWritten = [];
            if (!_due && !atTheEnd) return _beingWritten;
            foreach (var (id, moves) in _waiting)
            {
                if (_beingWritten.Count >= most) break;
                _beingWritten.AddRange(moves);
                _waiting.Remove(id);
            }

            _count -= _beingWritten.Count;
            if (_count > 0) return _beingWritten;
            _due = false;
            (_roundsBeingWritten, _rounds) = (_rounds, []);
            return _beingWritten;
        }
    }

    /// <summary>What was taken is dealt with, or is put back to wait for the next second.</summary>
    public void Taken(bool putBack)
    {
        lock (_gate)
        {
            var taken = _beingWritten;
            _beingWritten = [];
            var rounds = _roundsBeingWritten;
            _roundsBeingWritten = [];
            if (!putBack || taken.Count == 0)
            {
                foreach (var round in rounds) round.TrySetResult();
                return;
            }

            _rounds.AddRange(rounds);
            _due = false;
            foreach (var move in taken) Keep(move);
            Arm();
        }
    }

    /// <summary>The cursors of a conversation that are not written yet.</summary>
    public IReadOnlyList<CursorMove> Of(ConversationId id)
    {
        lock (_gate)
        {
            var waiting = _waiting.TryGetValue(id, out var moves) ? moves : [];
            return [.. _beingWritten.Where(move => move.Id == id), .. waiting];
        }
    }

    public void Dispose() => _timer?.Dispose();

    private void Keep(CursorMove move)
    {
        // Beyond the bound a cursor is lost rather than memory: the reader's next mark makes up for it.
        if (!_waiting.TryGetValue(move.Id, out var moves))
        {
            if (_count >= Most) return;
            _waiting[move.Id] = moves = [];
        }

        var known = moves.FindIndex(other => other.Participant == move.Participant);
        if (known < 0)
        {
            moves.Add(move);
            _count++;
        }
        else if (moves[known].Seq < move.Seq) moves[known] = move;
    }

    private void Arm() => _timer ??= time.CreateTimer(static buffer => ((CursorBuffer)buffer!).Elapsed(), this, Interval, Timeout.InfiniteTimeSpan);

    private void Elapsed()
    {
        lock (_gate)
        {
            _timer?.Dispose();
            _timer = null;
            _due = true;
        }

        due();
    }
}
