using OrleansChat.Sql;

namespace OrleansChat.Conversations.Log;

/// <content>What is done about a batch whose outcome is unknown.</content>
internal sealed partial class GroupCommitLog
{
    private void Doubt(List<AppendGroup> groups)
    {
        KeepCursors();
        foreach (var group in groups) _unfenced.TryAdd(group.Id, []);
        foreach (var group in groups) _unfenced[group.Id].AddRange(group.Appends);
        foreach (var append in _pending.Doubt([.. groups.Select(group => group.Id)])) _unfenced[append.Append.Id].Add(append);
        Fence();
    }

    private void Fence()
    {
        Volatile.Write(ref _fenceDue, false);
        _retry?.Dispose();
        _retry = null;
        if (_unfenced.Count == 0) return;
        var outcome = AppendOutcome.Doubtful;
        try
        {
            CrashPoint.Reach(CrashPoint.BeforeFence);
            _store.Fence(_unfenced.Keys);
            CrashPoint.Reach(CrashPoint.AfterFence);
        }
        catch (Exception failure) when (failure is not StoreBrokenException)
        {
            LogUnfenced(_unfenced.Count, failure);
            LetGo();
            _retry = _time.CreateTimer(_ => RetryFence(), null, FenceRetry, Timeout.InfiniteTimeSpan);
            return;
        }
        catch (StoreBrokenException failure)
        {
            _health.Break(failure.Message);
            LogBroken(failure);
            outcome = AppendOutcome.Unsettled;
        }

        var fenced = _unfenced.ToList();
        _unfenced.Clear();
        Fail(fenced.SelectMany(entry => entry.Value).Select(append => (append, outcome)));
        _pending.Fenced([.. fenced.Select(entry => entry.Key)]);
        foreach (var (_, appends) in fenced) Answer(appends, outcome);
    }

    // The store may be away for long. Those who wait are told that nobody knows; their conversations stay shut until they are fenced.
    private void LetGo()
    {
        var waiting = _unfenced.Values.SelectMany(appends => appends).ToList();
        foreach (var appends in _unfenced.Values) appends.Clear();
        Fail(waiting.Select(append => (append, AppendOutcome.Unsettled)));
        Answer(waiting, AppendOutcome.Unsettled);
    }

    private void RetryFence()
    {
        Volatile.Write(ref _fenceDue, true);
        _wake();
    }
}
