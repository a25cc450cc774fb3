namespace OrleansChat.Load.Driver;

/// <summary>Lets conversations talk: as fast as the server answers, or at a rate that does not care whether it does.</summary>
internal sealed class Traffic(Loop loop, Ledger ledger, MessageIds ids, IReadOnlyList<Conversation> conversations)
{
    private static readonly string[] Passing = ["unavailable", "storage_full", "no_answer", "internal"];

    private readonly Queue<(long Due, int Message)> _again = [];
    private readonly Pinger _pinger = new([.. conversations.SelectMany(Lines).Distinct()]);

    /// <summary>Begins to keep so many messages under way in each conversation. A message is under way until it is acknowledged and delivered.</summary>
    public void BeginClosed(int underWay)
    {
        ledger.Room = Fill;
        foreach (var conversation in conversations) Fill(conversation);

        void Fill(Conversation conversation)
        {
            while (conversation.UnderWay < underWay) Post(conversation, Loop.Now);
        }
    }

    public void EndClosed() => ledger.Room = null;

    /// <summary>Lets time pass.</summary>
    public void Pass(double seconds)
    {
        var end = Loop.Now + (long)(seconds * Loop.Second);
        while (Loop.Now < end) Turn(end);
    }

    /// <summary>Sends at times fixed in advance (Poisson), to conversations drawn evenly.</summary>
    public void Open(double seconds, double perSecond, int seed)
    {
        var times = new Poisson(perSecond, seed);
        times.Run(seconds, Turn, due => Post(conversations[times.Random.Next(conversations.Count)], due));
    }

    /// <summary>One turn of the loop, until then at most; pings and what is to be sent again go along.</summary>
    public void Turn(long until)
    {
        _pinger.Turn();
        SendDue();
        loop.Turn(Math.Min(until, Loop.Now + Loop.Second / 50));
    }

    /// <summary>From now on posts that are refused for a passing reason are sent again, as the product's own clients do.</summary>
    public void SendAgain() => ledger.SendsAgain = (message, why) =>
    {
        if (!Passing.Any(code => why.Contains(code, StringComparison.Ordinal))) return false;
        _again.Enqueue((Loop.Now + Loop.Second / 4, message));
        return true;
    };

    /// <summary>Posts one message.</summary>
    public void Post(Conversation conversation, long intended)
    {
        var message = ledger.Add(conversation, intended);
        conversation.Writer!.Send(conversation.Post!.For(message, ids));
    }

    /// <summary>Waits until nothing is under way, or the limit has passed.</summary>
    public void Drain(double limit) => While(() => ledger.Finished + ledger.RefusedCount < ledger.Sent, limit);

    /// <summary>Waits until everything sent is acknowledged, delivered or not.</summary>
    public void Acknowledged(double limit) => While(() => ledger.AcknowledgedCount + ledger.RefusedCount < ledger.Sent, limit);

    private void While(Func<bool> waiting, double limit)
    {
        var end = Loop.Now + (long)(limit * Loop.Second);
        while (waiting() && Loop.Now < end)
            Turn(end);
    }

    private void SendDue()
    {
        while (_again.TryPeek(out var next) && next.Due <= Loop.Now)
        {
            var (_, message) = _again.Dequeue();
            var conversation = ledger.Of(message);
            conversation.Writer!.Send(conversation.PostAgain!.For(message, ids));
        }
    }

    private static IEnumerable<HubLine> Lines(Conversation conversation)
    {
        if (conversation.Writer is { } writer) yield return writer;
        if (conversation.Listener is { } listener) yield return listener;
    }
}
