using OrleansChat.Conversations;

namespace OrleansChat.WebFront.Edge;

/// <summary>How often one connection, or one session without a connection, may call (docs/wire.md, Limits).</summary>
public sealed class CallLimits(LimitSwitch limits, TimeProvider clock)
{
    private const double PostsPerSecond = 5;
    private const double StartsPerSecond = 10 / 60.0;
    private const double ReadsPerSecond = 20;
    private const double TypingPerSecond = 0.5;
    private const double ContactsPerSecond = 6 / 60.0;
    private const double FilesPerSecond = 0.5;

    private readonly Lock _lock = new();
    private TokenBucket _posts;
    private TokenBucket _starts;
    private TokenBucket _reads;
    private TokenBucket _typing;
    private TokenBucket _contacts;
    private TokenBucket _files;

    /// <summary>How many of that many messages may be posted now.</summary>
    public int Posts(int wanted) => Take(ref _posts, wanted, 20, PostsPerSecond);

    /// <summary>One change that is written to the log.</summary>
    public void Change() => Require(Posts(1), PostsPerSecond);

    /// <summary>One start.</summary>
    public void Start() => Require(Take(ref _starts, 1, 5, StartsPerSecond), StartsPerSecond);

    /// <summary>One call that only reads, or moves a read cursor.</summary>
    public void Read() => Require(Take(ref _reads, 1, 100, ReadsPerSecond), ReadsPerSecond);

    /// <summary>One answer to who the visitor is.</summary>
    public void Contact() => Require(Take(ref _contacts, 1, 5, ContactsPerSecond), ContactsPerSecond);

    /// <summary>One file that is reserved.</summary>
    public void File() => Require(Take(ref _files, 1, 30, FilesPerSecond), FilesPerSecond);

    /// <summary>Whether the typing is to be told; what is too often is dropped.</summary>
    public bool Typing() => Take(ref _typing, 1, 3, TypingPerSecond) > 0;

    /// <summary>Whether nothing is spent: limits that need not be remembered.</summary>
    public bool AreUntouched()
    {
        lock (_lock)
        {
            return _posts.IsFull(PostsPerSecond, clock) && _starts.IsFull(StartsPerSecond, clock)
                && _reads.IsFull(ReadsPerSecond, clock) && _typing.IsFull(TypingPerSecond, clock) && _contacts.IsFull(ContactsPerSecond, clock) && _files.IsFull(FilesPerSecond, clock);
        }
    }

    /// <summary>The refusal of a post for which nothing was left.</summary>
    public static Refusal NoPostLeft { get; } = new(RefusalCode.TooMany, RetryAfterSeconds: 1);

    private int Take(ref TokenBucket bucket, int wanted, int burst, double perSecond)
    {
        if (limits.Off) return wanted;
        lock (_lock) return bucket.Take(wanted, burst, perSecond, clock);
    }

    private static void Require(int taken, double perSecond)
    {
        if (taken == 0) throw RefusedException.TooMany((int)Math.Ceiling(1 / perSecond));
    }
}
