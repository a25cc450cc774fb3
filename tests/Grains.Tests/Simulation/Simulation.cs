using OrleansChat.Conversations;

namespace OrleansChat.Tests.Simulation;

/// <summary>One run from its seed: people talk while things break, then everything is mended and must come to rest.</summary>
internal sealed class Simulation
{
    private const long Rest = 120_000_000;
    private const long Second = 1_000_000;
    private readonly SimulatedCluster _cluster;
    private readonly List<Browser> _browsers = [];
    private readonly List<ConversationId> _conversations = [];
    private readonly Monkey _monkey;
    private readonly List<Stranger> _strangers = [];
    private ulong _clientIds;
    private int _talking;

    private Simulation(Plan plan, bool traced)
    {
        _cluster = new(plan, traced);
        for (var i = 0; i < plan.Conversations; i++) Invite(new((UInt128)(uint)(i + 1)));
        _monkey = new(_cluster, _conversations, _browsers);
        foreach (var browser in _browsers) Talk(browser, plan.Messages);
        _talking = _browsers.Count;
    }

    /// <summary>What came of a run: why it failed (null: it did not), and how it went.</summary>
    internal sealed record Result(string? Failure, int Steps, IReadOnlyList<string> Lines, bool[] Points, int Events);

    public static Result Run(ulong seed, bool traced = false, IReadOnlySet<Fault>? without = null)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var simulation = new Simulation(new(seed, without), traced);
            simulation.Play();
            var cluster = simulation._cluster;
            return new(
                cluster.Timeline.Failure, cluster.Timeline.Steps, cluster.Trace.Lines, cluster.Points, simulation._conversations.Sum(cluster.Database.Head));
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    /// <summary>Why a seed's run fails; null where it does not.</summary>
    public static string? Failure(ulong seed) => Run(seed).Failure;

    private void Play()
    {
        _cluster.Timeline.RunUntil(_cluster.Plan.Chaos);
        _cluster.Trace.Add($"from here on nothing breaks");
        _monkey.Leave();
        Settle(Restless);
        _cluster.Trace.Add($"all is said");
        _cluster.CursorsRefused = true;
        Settle(Unread);
        if (_cluster.Plan.Chance.Hits(0.3)) FallIdle();
        SayLast();
        if (_cluster.Timeline.Failure is null) _cluster.Ledger.Settle();
    }

    private void Settle(Func<string?> why)
    {
        var timeline = _cluster.Timeline;
        var end = timeline.Now + Rest;
        while (timeline.Failure is null && why() is { } reason)
        {
            timeline.RunUntil(timeline.Now + Second);
            if (timeline.Now > end) timeline.Fail($"{Rest / Second} s after everything was mended {reason}.");
        }
    }

    /// <summary>Activations go for want of work, and the new ones have nothing to tell for a while.</summary>
    private void FallIdle()
    {
        _cluster.Trace.Add($"everybody falls silent");
        foreach (var silo in _cluster.Silos)
        {
            foreach (var activation in silo.Activations.Where(activation => activation.Idle).ToList()) silo.Forget(activation);
        }

        foreach (var browser in _browsers) browser.Read();
        _cluster.Timeline.RunUntil(_cluster.Timeline.Now + (12 * Second));
    }

    /// <summary>Once all is well, what is written stands on every screen at once, without anybody's asking.</summary>
    private void SayLast()
    {
        var visitors = _browsers.Where(browser => browser.Actor.Kind == AuthorKind.Visitor && !browser.IsClosed).ToList();
        foreach (var visitor in visitors) visitor.Write(NextClientId(), "bye");
        _cluster.Timeline.RunUntil(_cluster.Timeline.Now + Second);
        foreach (var browser in _cluster.Plan.Splits ? [] : _browsers)
        {
            _cluster.Ledger.Expect(browser.IsCurrent, $"a second after the last message {browser} does not show it.");
        }

        Settle(Restless);
    }

    /// <summary>Whose read cursor is not where he has read to. Each says so again: a mark may be lost with the silo that had it.</summary>
    private string? Unread()
    {
        string? why = null;
        foreach (var browser in _browsers.Where(browser => browser.Cursor < _cluster.Database.Head(browser.Id)))
        {
            browser.Read();
            why ??= $"{browser} has read everything and its cursor stands at {browser.Cursor}";
        }

        return why;
    }

    /// <summary>Who still waits for something.</summary>
    private string? Restless()
    {
        if (_talking > 0) return $"{_talking} are still talking";
        foreach (var browser in _browsers)
        {
            if (!browser.HasSentAll) return $"{browser} has something to send";
            if (browser.Unsettled > 0) return $"{browser} has lost {browser.Unsettled} messages";
            if (!browser.IsCurrent) return $"{browser} does not show all that there is";
        }

        return _cluster.Silos.SelectMany(silo => silo.Asked).FirstOrDefault(asked => !asked.IsAnswered) is { } asked ? $"nobody has answered {asked.What}" : null;
    }

    private void Invite(ConversationId id)
    {
        var visitor = Actor.Visitor($"session-{id.Value}", $"Ada {id.Value}");
        _conversations.Add(id);
        _strangers.Add(new(_cluster, Actor.Visitor("session-eve", "Eve"), id));
        _strangers.Add(new(_cluster, Actor.Operator("sven", "Sven", ["sales"]), id));
        _browsers.Add(new(_cluster, visitor, id)
        {
            Start = new(visitor, NextClientId(), new("widget", "button", "support", Priority.Normal, null, null, "Hello!", null)),
        });
        foreach (var name in _cluster.Plan.Chance.Hits(0.5) ? ["Olga"] : new[] { "Olga", "Otto" })
            _browsers.Add(new(_cluster, Actor.Operator(name.ToLowerInvariant(), name, ["support"]), id));
    }

    /// <summary>A person acts now and then until everything is said.</summary>
    private void Talk(Browser browser, int messages)
    {
        var (plan, chance) = (_cluster.Plan, _cluster.Plan.Chance);
        var pace = plan.Chaos / (plan.Messages + 1);
        _cluster.Timeline.After(chance.Between(1_000, 2 * pace), null, () =>
        {
            var knows = browser.Actor.Kind == AuthorKind.Visitor || browser.IsLoaded;
            if (knows) Act(browser);
            if (knows) messages--;
            if (messages > 0) Talk(browser, messages);
            else _talking--;
        });
    }

    private void Act(Browser browser)
    {
        var chance = _cluster.Plan.Chance;
        var isOperator = browser.Actor.Kind == AuthorKind.Operator;
        switch (chance.Below(20))
        {
            case 0:
                browser.Do(Change.Close);
                break;
            case 1 when isOperator:
                browser.Do(Change.Reopen);
                break;
            case 2 when isOperator:
                browser.Do(Change.Assign, chance.Hits(0.3) ? null : browser.Actor.AsAuthor());
                break;
            case 3:
                browser.Forge();
                break;
            case 4 or 5:
                browser.Read();
                break;
            case 6:
                browser.Read(offset: chance.Below(9) - 4);
                break;
            case 7:
                chance.Pick(_strangers).Intrude(NextClientId());
                break;
            default:
                for (var burst = chance.Hits(0.2) ? 4 : 1; burst > 0; burst--) browser.Write(NextClientId(), $"{browser.Actor.Name} {_clientIds}");
                break;
        }
    }

    private ClientId NextClientId() => new(++_clientIds);
}
