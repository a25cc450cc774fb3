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
        try
        {
            CrashPoint.Reach(CrashPoint.BeforeFence);
            _store.Fence(_unfenced.Keys);
            CrashPoint.Reach(CrashPoint.AfterFence);
        }
        catch (Exception failure) when (failure is not StoreBrokenException)
        {
            LogUnfenced(_unfenced.Count, failure);
            _retry = _time.CreateTimer(_ => RetryFence(), null, FenceRetry, Timeout.InfiniteTimeSpan);
            return;
        }
        catch (StoreBrokenException failure)
        {
            _health.Break(failure.Message);
            LogBroken(failure);
        }

        var fenced = _unfenced.ToList();
        _unfenced.Clear();
        Fail(fenced.SelectMany(entry => entry.Value).Select(append => (append, AppendOutcome.Doubtful)));
        _pending.Fenced([.. fenced.Select(entry => entry.Key)]);
        foreach (var (_, appends) in fenced) Answer(appends, AppendOutcome.Doubtful);
    }

    private void RetryFence()
    {
        Volatile.Write(ref _fenceDue, true);
        _wake();
    }
}
