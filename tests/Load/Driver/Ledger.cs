using System.Diagnostics;
using HdrHistogram;

namespace OrleansChat.Load.Driver;

/// <summary>Every message of a run: when it was to be sent, when and where it was acknowledged and delivered. All promises are checked here.</summary>
internal sealed class Ledger
{
    private const byte Acknowledged = 1;
    private const byte Delivered = 2;
    private const byte Refused = 4;

    private const int MostRefused = 1000;
    private const long RecentMaximumMicroseconds = 60_000_000;

    private static readonly double NanosecondsPerTick = 1e9 / Stopwatch.Frequency;

    private long[] _intended = new long[1 << 20];
    private int[] _seq = new int[1 << 20];
    private byte[] _state = new byte[1 << 20];
    private long _timedFrom = long.MaxValue;
    private readonly Lock _recentLock = new();
    private LongHistogram _recent = Coarse();
    private Conversation[] _of = new Conversation[1 << 20];

    public int Sent { get; private set; }

    public int AcknowledgedCount { get; private set; }

    public int DeliveredCount { get; private set; }

    /// <summary>Acknowledged and delivered.</summary>
    public int Finished { get; private set; }

    public int RefusedCount { get; private set; }

    public int Doubles { get; private set; }

    /// <summary>Deliveries whose place was not behind the one before, or was not the place acknowledged.</summary>
    public int OrderViolations { get; private set; }

    /// <summary>Times that a listener had to pull since a push did not fit.</summary>
    public int Pulls { get; set; }

    public string? FirstRefusal { get; private set; }

    /// <summary>From the intended send time to delivery, in ns.</summary>
    public LongHistogram Delivery { get; } = new(1, 60_000_000_000, 3);

    /// <summary>From the intended send time to the acknowledgement, in ns.</summary>
    public LongHistogram Acknowledgement { get; } = new(1, 60_000_000_000, 3);

    /// <summary>Called when a conversation has room for another message.</summary>
    public Action<Conversation>? Room { get; set; }

    /// <summary>Asked when a post is refused: true where it will be sent again, so that it is not lost for good.</summary>
    public Func<int, string, bool>? SendsAgain { get; set; }

    /// <summary>Told of each acknowledgement: message, and when.</summary>
    public Action<int, long>? Told { get; set; }

    /// <summary>Acknowledged to a conversation that somebody hears, never delivered.</summary>
    public int Lost => Enumerable.Range(0, Sent).Count(message => (_state[message] & (Acknowledged | Delivered)) == Acknowledged && _of[message].Heard);

    /// <summary>Neither acknowledged nor refused.</summary>
    public int Unanswered => Sent - AcknowledgedCount - RefusedCount;

    /// <summary>The place at which a message was acknowledged or delivered; 0 before.</summary>
    public int SeqOf(int message) => _seq[message];

    public Conversation Of(int message) => _of[message];

    /// <summary>When a message was to be sent (Stopwatch ticks).</summary>
    public long IntendedOf(int message) => _intended[message];

    /// <summary>Begins new histograms of the messages that are meant to be sent from then on.</summary>
    public void Time(long from)
    {
        Delivery.Reset();
        Acknowledgement.Reset();
        _timedFrom = from;
    }

    public int Add(Conversation conversation, long intended)
    {
        if (Sent == _state.Length) Grow();
        _intended[Sent] = intended;
        _of[Sent] = conversation;
        conversation.UnderWay++;
        return Sent++;
    }

    public void Acknowledge(int message, int seq, long now)
    {
        AcknowledgedCount++;
        Told?.Invoke(message, now);
        Time(Acknowledgement, message, now);
        Place(message, seq);
        Mark(message, Acknowledged, now);
    }

    public void Deliver(int message, int seq, long now)
    {
        if ((_state[message] & Delivered) != 0)
        {
            Doubles++;
            return;
        }

        DeliveredCount++;
        Time(Delivery, message, now);
        Place(message, seq);
        var conversation = _of[message];
        if (seq <= conversation.Position) OrderViolations++;
        else conversation.Position = seq;
        Mark(message, Delivered, now);
    }

    public void Refuse(int message, string why)
    {
        if (SendsAgain?.Invoke(message, why) == true) return;
        RefusedCount++;
        FirstRefusal ??= why;
        _state[message] |= Refused;
        _of[message].UnderWay--;
        if (why.Contains("too_many", StringComparison.Ordinal))
            throw new UnusableException("The server limits how much one client may send (too_many): start it with --Limits:Off true, which holds on loopback addresses.");
        if (RefusedCount > MostRefused) throw new UnusableException($"The server refuses what it is sent: {FirstRefusal}.");
        Room?.Invoke(_of[message]);
    }

    /// <summary>What was finished since this was last called, in us from the intended time. For any thread.</summary>
    public LongHistogram TakeRecent()
    {
        var empty = Coarse();
        lock (_recentLock)
        {
            var taken = _recent;
            _recent = empty;
            return taken;
        }
    }

    private static LongHistogram Coarse() => new(1, RecentMaximumMicroseconds, 2);

    private void Note(int message, long now)
    {
        var microseconds = Math.Clamp((long)((now - _intended[message]) * NanosecondsPerTick / 1000), 1, RecentMaximumMicroseconds);
        lock (_recentLock) _recent.RecordValue(microseconds);
    }

    private void Time(LongHistogram histogram, int message, long now)
    {
        var intended = _intended[message];
        if (intended >= _timedFrom) histogram.RecordValue(Math.Max(1, (long)((now - intended) * NanosecondsPerTick)));
    }

    private void Place(int message, int seq)
    {
        if (_seq[message] != 0 && _seq[message] != seq) OrderViolations++;
        _seq[message] = seq;
    }

    private void Mark(int message, byte what, long now)
    {
        var whole = _of[message].Heard ? Acknowledged | Delivered : Acknowledged;
        if (((_state[message] |= what) & (Acknowledged | Delivered)) != whole) return;
        Finished++;
        Note(message, now);
        _of[message].UnderWay--;
        Room?.Invoke(_of[message]);
    }

    private void Grow()
    {
        Array.Resize(ref _intended, Sent * 2);
        Array.Resize(ref _seq, Sent * 2);
        Array.Resize(ref _state, Sent * 2);
        Array.Resize(ref _of, Sent * 2);
    }
}
