using System.Collections.Immutable;
using OrleansChat.Conversations;
using OrleansChat.Feed;

namespace OrleansChat.Inbox;

/// <summary>A department's inbox: it passes on to the watching fronts which rows changed. The rows themselves are SQL.</summary>
[GrainType("inbox")]
public sealed class InboxGrain(IGrainContext context, Fronts fronts, TimeProvider clock) : Grain, IInboxGrain
{
    private readonly string _departmentId = context.GrainId.Key.ToString()!;
    private readonly Dictionary<string, DateTimeOffset> _watchers = [];

    /// <inheritdoc />
    public Task Watch(string frontId)
    {
        _watchers[frontId] = clock.GetUtcNow().AddSeconds(FrontLease.Seconds);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task Changed(ImmutableArray<ConversationId> conversations)
    {
        var now = clock.GetUtcNow();
        var watching = _watchers.Where(watcher => watcher.Value > now).Select(watcher => watcher.Key).ToHashSet();
        foreach (var front in fronts.Those(watching)) front.AddInbox(_departmentId, conversations);
        return Task.CompletedTask;
    }
}
