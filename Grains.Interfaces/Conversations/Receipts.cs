using System.Collections.Immutable;

namespace OrleansChat.Conversations;

/// <summary>Open or closed.</summary>
public enum ConversationStatus
{
    /// <summary>Going on.</summary>
    Open = 0,

    /// <summary>Closed by visitor or operator.</summary>
    Closed = 1,
}

/// <summary>A message's place in the log and the server's time of it (ms since 1970, UTC).</summary>
[GenerateSerializer, Immutable, Alias("chat.receipt")]
public readonly record struct Receipt(int Seq, long At);

/// <summary>The started conversation: its head after the start and its status (a repeated Start may find it long closed).</summary>
[GenerateSerializer, Immutable, Alias("chat.start-receipt")]
public sealed record StartReceipt(int Seq, long At, ConversationStatus Status);

/// <summary>What a Post came to: receipts for a prefix of the list, and why the first message behind it was refused, if one was.</summary>
[GenerateSerializer, Immutable, Alias("chat.post-receipt")]
public sealed record PostReceipt(ImmutableArray<Receipt> Accepted, Refusal? Refusal)
{
    /// <summary>Nothing accepted.</summary>
    public static PostReceipt Refused(Refusal refusal) => new([], refusal);
}

/// <summary>
/// The answer to a front that watches. <c>Activation</c> names this activation; news of another one mean that interest must be told again.
/// <c>Head</c> is null while the grain has not read its log; a front that is behind it pulls.
/// </summary>
[GenerateSerializer, Immutable, Alias("chat.watch-receipt")]
public sealed record WatchReceipt(string Activation, int? Head);
