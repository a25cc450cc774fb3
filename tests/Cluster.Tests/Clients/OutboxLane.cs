using OrleansChat.Cluster.Tests.History;
using OrleansChat.Wire;

namespace OrleansChat.Cluster.Tests.Clients;

/// <summary>A message in an outbox.</summary>
internal sealed record OutboxEntry(string Id, string Text)
{
    /// <summary>It may have reached the server.</summary>
    public bool Tried { get; set; }
}

/// <summary>
/// The messages of one conversation in one browser, by the widget's sending rules: kept until acknowledged, one Post in flight, what was
/// tried is marked as such, and tried again until it is known what became of it.
/// </summary>
internal sealed class OutboxLane(string client, string id, Chronicle chronicle, Func<bool> isUp, Func<string, WirePost[], Task<WirePosted>?> post, Backoff backoff)
{
    private const int Most = 20;

    private readonly Lock _lock = new();
    private readonly LinkedList<OutboxEntry> _entries = new();
    private TaskCompletionSource _nudge = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _draining;
    private bool _heeds;

    /// <summary>Messages without an answer.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _entries.Count;
        }
    }

    /// <summary>Somebody presses send.</summary>
    public void Add(string text)
    {
        var entry = new OutboxEntry(WireLine.NewId(), text);
        chronicle.Add(new Wanted(client, id, entry.Id, text));
        lock (_lock) _entries.AddLast(entry);
        Drain();
    }

    /// <summary>The line came up: what waits is sent without waiting any longer.</summary>
    public void LineUp()
    {
        lock (_lock)
        {
            _nudge.TrySetResult();
            _nudge = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        Drain();
    }

    /// <summary>Somebody else's message was written in the conversation: what was refused for want of a store is tried now.</summary>
    public void Heard()
    {
        lock (_lock)
        {
            if (!_heeds) return;
            _nudge.TrySetResult();
            _nudge = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void Drain()
    {
        lock (_lock)
        {
            if (_draining) return;
            _draining = true;
        }

        _ = DrainAll();
    }

    private async Task DrainAll()
    {
        while (true)
        {
            List<OutboxEntry> entries;
            Task<WirePosted>? posting;
            Task nudge;
            lock (_lock)
            {
                nudge = _nudge.Task;
                _heeds = false;
                entries = [.. _entries.Take(Most)];
                posting = entries.Count == 0 || !isUp() ? null : Post(entries);
                if (posting is null)
                {
                    _draining = false;
                    return;
                }
            }

            if (await Round(posting, entries) is { } retryAfter) await Task.WhenAny(Task.Delay(backoff.Next(retryAfter)), nudge);
            else backoff.Reset();
        }
    }

    private Task<WirePosted>? Post(List<OutboxEntry> entries)
    {
        var posts = entries.ConvertAll(entry => new WirePost(entry.Id, entry.Text, entry.Tried)).ToArray();
        foreach (var entry in entries) chronicle.Add(new Invoked(client, id, entry.Id, entry.Tried));
        var posting = post(id, posts);
        if (posting is not null) entries.ForEach(entry => entry.Tried = true);
        return posting;
    }

    /// <summary>Null where there was progress; else the seconds that the server asks to wait.</summary>
    private async Task<int?> Round(Task<WirePosted> posting, List<OutboxEntry> entries)
    {
        WirePosted posted;
        try
        {
            posted = await posting;
        }
        catch (CallRefusedException refused)
        {
            posted = new([], refused.Problem);
        }
        catch (Exception unanswered)
        {
            foreach (var entry in entries) chronicle.Add(new Unanswered(client, id, entry.Id, unanswered.GetType().Name));
            lock (_lock) _heeds = true;
            return 0;
        }

        foreach (var (entry, receipt) in entries.Zip(posted.Accepted))
        {
            chronicle.Add(new Acknowledged(client, id, entry.Id, receipt.Seq, receipt.At));
            Remove(entry);
        }

        if (posted.Problem is not { } problem || posted.Accepted.Length >= entries.Count) return null;
        var guilty = entries[posted.Accepted.Length];
        chronicle.Add(new Refused(client, id, guilty.Id, problem.Status, problem.Code));

        // Who was told that it is too much waits as long as he was told.
        lock (_lock) _heeds = problem.Code != "too_many";
        if (CallRefusedException.IsRetryable(problem) || problem.Code == "unauthenticated") return problem.RetryAfter ?? 0;
        Remove(guilty);
        return null;
    }

    private void Remove(OutboxEntry entry)
    {
        lock (_lock) _entries.Remove(entry);
    }
}
