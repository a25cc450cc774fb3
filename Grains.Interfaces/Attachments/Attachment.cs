namespace OrleansChat.Attachments;

/// <summary>
/// A file of a message as everybody sees it who sees the message. <c>Type</c> is what its bytes are. Width and height, as it is seen, are there
/// for pictures alone, which are shown inline.
/// </summary>
[GenerateSerializer, Immutable, Alias("chat.attachment")]
public sealed record Attachment(string Id, string Name, long Size, string Type, int? Width, int? Height)
{
    /// <summary>Whether it is shown inline, made anew.</summary>
    public bool IsPicture => Width is not null && Height is not null;
}
