namespace OrleansChat.Load.Driver;

/// <summary>Lets conversations talk: as fast as the server answers, or at a rate that does not care whether it does.</summary>
internal sealed class Traffic(Loop loop, Ledger ledger, MessageIds ids, IReadOnlyList<Conversation> conversations)
{
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
        for (var now = Loop.Now; now < end; now = Loop.Now)
        {
            _pinger.Turn();
            loop.Turn(Math.Min(end, now + Loop.Second / 50));
        }
    }

    /// <summary>Sends at times fixed in advance (Poisson), to conversations drawn evenly. Late is late: the intended time counts.</summary>
    public void Open(double seconds, double perSecond, int seed)
    {
        var random = new Random(seed);
        var due = (double)Loop.Now;
        var end = due + seconds * Loop.Second;
        while (true)
        {
            due -= Math.Log(1 - random.NextDouble()) / perSecond * Loop.Second;
            if (due >= end) return;
            do
            {
                _pinger.Turn();
                loop.Turn((long)due);
            }
            while (Loop.Now < due);

            Post(conversations[random.Next(conversations.Count)], (long)due);
        }
    }

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
        {
            _pinger.Turn();
            loop.Turn(Loop.Now + Loop.Second / 50);
        }
    }

    private static IEnumerable<HubLine> Lines(Conversation conversation)
    {
        if (conversation.Writer is { } writer) yield return writer;
        if (conversation.Listener is { } listener) yield return listener;
    }
}
