using System.Diagnostics;
using HdrHistogram;

namespace OrleansChat.Load.Driver;

/// <summary>Every message of a run: when it was to be sent, when and where it was acknowledged and delivered. All promises are checked here.</summary>
internal sealed class Ledger
{
    private const byte Acknowledged = 1;
    private const byte Delivered = 2;
    private const byte Refused = 4;

    private const long RecentMaximumMicroseconds = 60_000_000;

    private static readonly double NanosecondsPerTick = 1e9 / Stopwatch.Frequency;

    private long[] _intended = new long[1 << 20];
    private int[] _seq = new int[1 << 20];
    private byte[] _state = new byte[1 << 20];
    private long _timedFrom = long.MaxValue;
    private LongHistogram _recent = Coarse();
    private LongHistogram? _handedOver;
    private volatile bool _wanted;
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

    /// <summary>Acknowledged, never delivered.</summary>
    public int Lost => Count(state => (state & (Acknowledged | Delivered)) == Acknowledged);

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
        Time(Acknowledgement, message, now);
        Place(message, seq);
        Mark(message, Acknowledged);
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
        Note(message, now);
        Place(message, seq);
        var conversation = _of[message];
        if (seq <= conversation.Position) OrderViolations++;
        else conversation.Position = seq;
        Mark(message, Delivered);
    }

    public void Refuse(int message, string why)
    {
        RefusedCount++;
        FirstRefusal ??= why;
        _state[message] |= Refused;
        _of[message].UnderWay--;
        if (RefusedCount > 1000) throw new InvalidOperationException($"The server refuses: {FirstRefusal}");
        Room?.Invoke(_of[message]);
    }

    /// <summary>
    /// Deliveries in us since this was last called, whenever they were meant to be sent; null where nothing has come since. For another thread:
    /// it asks here and is given at a later call what the driver had by then.
    /// </summary>
    public LongHistogram? TakeRecent()
    {
        _wanted = true;
        return Interlocked.Exchange(ref _handedOver, null);
    }

    private static LongHistogram Coarse() => new(1, RecentMaximumMicroseconds, 2);

    private void Note(int message, long now)
    {
        _recent.RecordValue(Math.Clamp((long)((now - _intended[message]) * NanosecondsPerTick / 1000), 1, RecentMaximumMicroseconds));
        if (!_wanted) return;
        _wanted = false;
        Volatile.Write(ref _handedOver, _recent);
        _recent = Coarse();
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

    private void Mark(int message, byte what)
    {
        if ((_state[message] |= what) != (Acknowledged | Delivered)) return;
        Finished++;
        _of[message].UnderWay--;
        Room?.Invoke(_of[message]);
    }

    private int Count(Func<byte, bool> where) => _state.AsSpan(0, Sent).ToArray().Count(where);

    private void Grow()
    {
        Array.Resize(ref _intended, Sent * 2);
        Array.Resize(ref _seq, Sent * 2);
        Array.Resize(ref _state, Sent * 2);
        Array.Resize(ref _of, Sent * 2);
    }
}
