using System.Collections.Immutable;
using OrleansChat.Conversations;
using OrleansChat.WebFront.Edge;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Conversations;

/// <summary>
/// A list of messages as it came in: the prefix of it that may go on, and why the first message behind that may not.
/// What is accepted of a list is always a prefix.
/// </summary>
internal readonly record struct PostList(ImmutableArray<NewMessage> Messages, Refusal? Refusal)
{
    private const int Most = 20;

    // How many a message may really have is for the conversation to say.
    private const int MostFiles = 100;

    /// <summary>Checks the list; a list that is not well formed is refused as a whole.</summary>
    public static PostList Of(WirePost[]? posts, CallLimits limits)
    {
        if (posts is not { Length: >= 1 and <= Most }) throw Given.Malformed("messages");
        var messages = ImmutableArray.CreateBuilder<NewMessage>(posts.Length);
        var clientIds = Array.ConvertAll(posts, ClientIdOf);
        Refusal? refusal = null;
        for (var at = 0; at < posts.Length && refusal is null; at++)
        {
            var files = FilesOf(posts[at]);
            var unfit = MessageText.Check(posts[at].Text, out var text);
            if (unfit == RefusalCode.TextEmpty && !files.IsEmpty) (unfit, text) = (null, "");
            if (unfit is null && files.Length > MostFiles) unfit = RefusalCode.AttachmentsTooMany;
            if (unfit is { } code) refusal = new(code);
            else messages.Add(new(clientIds[at], text, posts[at].Retry) { Attachments = files });
        }

        var left = messages.Count == 0 ? 0 : limits.Posts(messages.Count);
        if (left == messages.Count) return new(messages.ToImmutable(), refusal);
        messages.Count = left;
        return new(messages.ToImmutable(), CallLimits.NoPostLeft);
    }

    private static ImmutableArray<string> FilesOf(WirePost post) =>
        post.Attachments is { } ids ? [.. ids.Select(id => Given.Id(id, "attachments"))] : [];

    // MessagePack leaves out what it does not find, whatever the type says.
    private static ClientId ClientIdOf(WirePost? post) => post is { Text: not null } ? Given.Client(post.ClientId) : throw Given.Malformed("messages");
}
