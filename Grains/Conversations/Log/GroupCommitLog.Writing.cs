using OrleansChat.Sql;

namespace OrleansChat.Conversations.Log;

/// <content>Its turns: what is queued is written and answered.</content>
internal sealed partial class GroupCommitLog
{
    private const int CursorsPerBatch = 2_000;
    private static readonly TimeSpan FenceRetry = TimeSpan.FromMilliseconds(250);
    private readonly Dictionary<ConversationId, List<PendingAppend>> _unfenced = [];
    private AppendOutcome? _refusing;
    private ITimer? _retry;
    private bool _fenceDue;
    private bool _stopping;

    /// <summary>Whether a turn has something to do.</summary>
    internal bool HasWork => Volatile.Read(ref _stopping) || !_pending.IsEmpty || _cursors.Due || Volatile.Read(ref _fenceDue);

    /// <summary>
    /// One pass, by one thread at a time: fences where that is due, writes a batch of what is queued, answers it. False once the log is
    /// closed and everything is answered.
    /// </summary>
    internal bool Turn()
    {
        var stopping = Volatile.Read(ref _stopping);
        if (Volatile.Read(ref _fenceDue)) Fence();
        var groups = _pending.Take();
        var cursors = _cursors.Take(CursorsPerBatch, atTheEnd: stopping);
        if (groups.Count + cursors.Count > 0) Commit(groups, cursors);
        else if (stopping)
        {
            // Nothing can tell any more whether these were written.
            foreach (var append in _unfenced.Values.SelectMany(appends => appends)) Answer(append, AppendOutcome.Unsettled);
            return false;
        }

        return true;
    }

    private void Commit(List<AppendGroup> groups, IReadOnlyList<CursorMove> cursors)
    {
        try
        {
            CrashPoint.Reach(CrashPoint.BeforeCommit);
            var outcomes = _store.Commit(new(groups.ConvertAll(group => group.ToWrite()), cursors));
            CrashPoint.Reach(CrashPoint.AfterCommit);
            _cursors.Taken(putBack: false);
            _refusing = null;
            Settle(groups, outcomes);
        }
        catch (StoreFullException failure)
        {
            if (_refusing != AppendOutcome.Full) LogFull(failure.Message);
            Refuse(groups, AppendOutcome.Full);
        }
        catch (StoreUnavailableException failure)
        {
            if (_refusing != AppendOutcome.Unavailable) LogUnavailable(failure.Message);
            Refuse(groups, AppendOutcome.Unavailable);
        }
        catch (StoreBrokenException failure)
        {
            // Unknown what is on disk, but nothing is ever written behind it by this process: that is the fence.
            _health.Break(failure.Message);
            LogBroken(failure);
            Refuse(groups, AppendOutcome.Unsettled);
        }
        catch (Exception failure)
        {
            LogDoubtful(failure);
            Doubt(groups);
        }
    }

    private void Settle(List<AppendGroup> groups, IReadOnlyList<AppendOutcome> outcomes)
    {
        List<(AppendGroup Group, AppendOutcome Outcome)>? failed = null;
        for (var i = 0; i < groups.Count; i++)
        {
            if (outcomes[i] == AppendOutcome.Committed) Answer(groups[i].Appends, AppendOutcome.Committed);
            else if (outcomes[i] == AppendOutcome.Duplicate && groups[i].Appends.Count > 1) _pending.PutBackAlone(groups[i].Appends);
            else (failed ??= []).Add((groups[i], outcomes[i]));
        }

        if (failed is null) return;
        Fail(failed.Select(failure => (failure.Group.Appends[0], failure.Outcome)));
        foreach (var (group, outcome) in failed)
        {
            Answer(group.Appends[0], outcome);
            foreach (var behind in group.Appends.Skip(1)) Answer(behind, behind.Append.Lineage.BrokenBy);
        }
    }

    private void Refuse(List<AppendGroup> groups, AppendOutcome outcome)
    {
        KeepCursors();
        _refusing = outcome;
        Fail(groups.Select(group => (group.Appends[0], outcome)));
        foreach (var group in groups) Answer(group.Appends, outcome);
    }

    private void KeepCursors() => _cursors.Taken(putBack: !Volatile.Read(ref _stopping) && _health.Broken is null);

    private void Fail(IEnumerable<(PendingAppend First, AppendOutcome Outcome)> failures)
    {
        foreach (var behind in _pending.Fail(failures)) Answer(behind, behind.Append.Lineage.BrokenBy);
    }

    private void Answer(IEnumerable<PendingAppend> appends, AppendOutcome outcome)
    {
        foreach (var append in appends) Answer(append, outcome);
    }

    private void Answer(PendingAppend append, AppendOutcome outcome)
    {
        _pending.Answered(append.Rows.Length, append.Bytes);
        append.Complete(outcome);
    }
}
