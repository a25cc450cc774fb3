namespace OrleansChat.Conversations;

/// <summary>Why something was refused. Each has one stable wire code and HTTP status (see Wire/Problem).</summary>
public enum RefusalCode
{
    /// <summary>The call's shape is wrong: an id, a number, a field.</summary>
    Malformed = 0,

    /// <summary>Nothing to read in the text.</summary>
    TextEmpty = 1,

    /// <summary>Over 8,000 scalar values or 32,000 UTF-8 bytes (D12).</summary>
    TextTooLong = 2,

    /// <summary>Control characters or unpaired surrogates in the text.</summary>
    TextInvalid = 3,

    /// <summary>Not there, or not yours: the two answer alike.</summary>
    NotFound = 4,

    /// <summary>The client id stands in the log with another body.</summary>
    ClientIdTaken = 5,

    /// <summary>Closed, and the policy or its age asks for a new conversation (D6).</summary>
    ConversationClosed = 6,

    /// <summary>No session, or not a valid one.</summary>
    Unauthenticated = 7,

    /// <summary>The actor may not do this.</summary>
    Forbidden = 8,

    /// <summary>Too many of them; try again later.</summary>
    TooMany = 9,

    /// <summary>The store cannot take it now; nothing was written; try again.</summary>
    Unavailable = 10,

    /// <summary>The disk is full; reading goes on; try again.</summary>
    StorageFull = 11,

    /// <summary>The channel or widget is off (D12).</summary>
    Inactive = 12,

    /// <summary>The log holds events of a newer release that must be understood to write.</summary>
    NewerRelease = 13,

    /// <summary>The password must be changed first.</summary>
    PasswordChangeRequired = 14,

    /// <summary>Sign-in is locked for a while after failed tries.</summary>
    LockedOut = 15,

    /// <summary>A new password that is too short or the old one again.</summary>
    PasswordUnfit = 16,

    /// <summary>The frame or body is larger than allowed.</summary>
    TooLarge = 17,

    /// <summary>No e-mail address that can be kept.</summary>
    EmailInvalid = 18,

    /// <summary>A name that is too long or no text.</summary>
    NameInvalid = 19,

    /// <summary>The host page's token proves nothing: it cannot be checked, or does not hold.</summary>
    TokenInvalid = 20,

    /// <summary>So many conversations are open on the connection; another one only once one of them was left.</summary>
    TooManyOpen = 21,

    /// <summary>The store has not answered: it may have been done, or come to be done. Sent again it is found out.</summary>
    NoAnswer = 22,

    /// <summary>The file has more bytes than are taken (D7).</summary>
    AttachmentTooLarge = 23,

    /// <summary>A file of this type is not taken.</summary>
    AttachmentType = 24,

    /// <summary>The file is not what it claims to be, is cut off, or cannot be shown.</summary>
    AttachmentUnfit = 25,

    /// <summary>The sender's bytes of the day are used up.</summary>
    AttachmentQuota = 26,

    /// <summary>The file stands at another offset.</summary>
    OffsetMismatch = 27,

    /// <summary>More files than a message may have.</summary>
    AttachmentsTooMany = 28,

    /// <summary>The widget may not be embedded by the page's site.</summary>
    SiteNotAllowed = 29,
}

/// <summary>A refusal with what the caller may want to know. <c>RetryAfterSeconds</c> is set where trying again can help.</summary>
[GenerateSerializer, Immutable, Alias("chat.refusal")]
public sealed record Refusal(RefusalCode Code, string? Detail = null, int? RetryAfterSeconds = null)
{
    /// <summary>With OffsetMismatch: where the file stands.</summary>
    [Id(0)]
    public long? Offset { get; init; }

    /// <summary>Whether the same call may succeed later without a change.</summary>
    public bool Retryable => Code is RefusalCode.Unavailable or RefusalCode.StorageFull or RefusalCode.TooMany or RefusalCode.NoAnswer;
}

/// <summary>A value, or the reason why there is none.</summary>
[GenerateSerializer, Immutable, Alias("chat.outcome`1")]
public sealed record Outcome<T>(T? Value, Refusal? Refusal)
    where T : class
{
    /// <summary>A value.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A refusal.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(null, refusal);

    /// <summary>A refusal by its code.</summary>
    public static implicit operator Outcome<T>(RefusalCode code) => new(null, new(code));
}
