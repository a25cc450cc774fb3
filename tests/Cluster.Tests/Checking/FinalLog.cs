using System.Collections.Immutable;
using OrleansChat.Conversations;

namespace OrleansChat.Cluster.Tests.Checking;

/// <summary>What stands in the database when everything is over, read past the product.</summary>
internal sealed class FinalLog(IEnumerable<FinalConversation> conversations)
{
    private readonly Dictionary<string, FinalConversation> _conversations = conversations.ToDictionary(conversation => conversation.Id);

    public IReadOnlyCollection<FinalConversation> Conversations => _conversations.Values;

    public FinalConversation? Find(string id) => _conversations.GetValueOrDefault(id);
}

/// <summary>One conversation's log. <c>Head</c> is what its row says.</summary>
internal sealed record FinalConversation(
    string Id, string SessionId, string DepartmentId, int Head, ImmutableArray<FinalEvent> Events, ImmutableDictionary<string, int> Cursors)
{
    private ImmutableDictionary<int, FinalEvent>? _bySeq;

    public FinalEvent? At(int seq) => (_bySeq ??= Events.GroupBy(happened => happened.Seq).ToImmutableDictionary(same => same.Key, same => same.First())).GetValueOrDefault(seq);

    /// <summary>What the reader may see in (after, head].</summary>
    public IEnumerable<FinalEvent> Visible(int after, int head, bool toVisitor) =>
        Events.Where(happened => happened.Seq > after && happened.Seq <= head && (!toVisitor || happened.Kind != "assigned"));
}

/// <summary>One row of the log.</summary>
internal sealed record FinalEvent(int Seq, string Kind, AuthorKind Author, string AuthorId, string? ClientId, string? Text);
