using OrleansChat.Conversations;

namespace OrleansChat.Tests.Simulation;

/// <summary>What can go wrong.</summary>
internal enum Fault
{
    CommitRefused,
    DiskFull,
    DoubtWritten,
    DoubtLost,
    DoubtLate,
    DiskBroken,
    SlowCommit,
    FenceFails,
    FenceAnswerLost,
    ReadFails,
    SlowRead,
    NewsLost,
    NewsTwice,
    NewsLate,
    ReplyLost,
    SlowTurn,
    SiloCrash,
    CrashPoint,
    SiloPause,
    SiloStop,
    SplitDirectory,
    Deactivation,
    Abandonment,
    Disconnection,
    FrontCrash,
    ClockJump,
    Outage,
}

/// <summary>What a seed's run consists of. Each run has some of the faults only, so that they do not hide one another.</summary>
internal sealed class Plan
{
    /// <summary>Faults behind this one happen so many times a second; up to it their rates are probabilities.</summary>
    private const Fault LastProbability = Fault.SlowTurn;
    private readonly double[] _rates = new double[Enum.GetValues<Fault>().Length];

    public Plan(ulong seed, IReadOnlySet<Fault>? without = null)
    {
        Seed = seed;
        Chance = new(seed);
        Silos = 1 + Chance.Below(3);
        Fronts = 1 + Chance.Below(2);
        Conversations = 1 + Chance.Below(2);
        Messages = 6 + Chance.Below(18);
        Chaos = Chance.Between(1_000_000, 12_000_000);
        Policy = Chance.Hits(0.2) ? ReopenPolicy.StartNew : ReopenPolicy.Reopen;
        LongTexts = Chance.Hits(0.5) ? 0.5 : 0;
        Options = new() { PostBurst = Chance.Hits(0.1) ? 5 : 60 };
        for (var fault = 0; fault < _rates.Length; fault++)
        {
            var (wanted, strength) = (Chance.Hits(0.3), Chance.Share());
            if (wanted && without?.Contains((Fault)fault) != true) _rates[fault] = (Fault)fault <= LastProbability ? strength * 0.35 : strength * 1.5;
        }
    }

    public ulong Seed { get; }

    public Chance Chance { get; }

    public int Silos { get; }

    public int Fronts { get; }

    public int Conversations { get; }

    /// <summary>How many messages each participant writes.</summary>
    public int Messages { get; }

    /// <summary>How long things go wrong, microseconds.</summary>
    public long Chaos { get; }

    public ReopenPolicy Policy { get; }

    /// <summary>How many of the texts are so long that few fit into an activation's memory.</summary>
    public double LongTexts { get; }

    public ConversationOptions Options { get; }

    /// <summary>Nothing goes wrong any more.</summary>
    public bool Healed { get; set; }

    public IEnumerable<Fault> Faults => Enum.GetValues<Fault>().Where(fault => _rates[(int)fault] > 0);

    /// <summary>Whether a conversation may be left with more than one activation; news of those that a front does not know come by healing alone.</summary>
    public bool Splits => Faults.Any(fault => fault is Fault.SplitDirectory or Fault.Abandonment or Fault.SiloPause);

    public bool Hits(Fault fault) => !Healed && Chance.Hits(_rates[(int)fault]);

    /// <summary>Whether it happens within that many microseconds.</summary>
    public bool Hits(Fault fault, long within) => !Healed && Chance.Hits(_rates[(int)fault] * within / 1e6);

    /// <summary>Usually short; long where the fault is in the plan and hits. Microseconds.</summary>
    public long Delay(Fault slow, long usually, long atMost) => Hits(slow) ? Chance.Between(usually, atMost) : Chance.Between(usually / 4, usually);
}
