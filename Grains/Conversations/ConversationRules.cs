namespace OrleansChat.Conversations;

/// <summary>What may happen in a conversation: pure functions on its state. Null = allowed.</summary>
public static class ConversationRules
{
    /// <summary>Whether the actor may see the conversation at all. What is foreign answers like what is not there.</summary>
    public static RefusalCode? MayEnter(ConversationState state, Actor actor) =>
        state.IsStarted && actor.MayEnter(state.SessionId, state.DepartmentId) ? null : RefusalCode.NotFound;

    /// <summary>Whether the actor may start it: nobody has, or he himself did.</summary>
    public static RefusalCode? MayStart(ConversationState state, Actor actor) =>
        actor.Kind != AuthorKind.Visitor || actor.Id.Length == 0 ? RefusalCode.Forbidden
        : state.IsStarted && state.SessionId != actor.Id ? RefusalCode.NotFound
        : null;

    /// <summary>Whether the actor may write a message now (D6).</summary>
    public static RefusalCode? MayPost(ConversationState state, Actor actor, ReopenPolicy policy, long now, ConversationOptions options)
    {
        if (MayChange(state, actor) is { } refused) return refused;
        if (state.Status == ConversationStatus.Open || actor.Kind != AuthorKind.Visitor) return null;
        var tooOld = now - state.ClosedAt > (long)options.ReopenWindow.TotalMilliseconds;
        return policy == ReopenPolicy.StartNew || tooOld ? RefusalCode.ConversationClosed : null;
    }

    /// <summary>Whether the actor may write anything.</summary>
    public static RefusalCode? MayChange(ConversationState state, Actor actor) =>
        MayEnter(state, actor) ?? (state.ReadOnly ? RefusalCode.NewerRelease : null);

    /// <summary>What goes before a new message: a closed conversation reopens, and the first answer takes an unassigned one (O2).</summary>
    public static IEnumerable<ConversationEvent> BeforePost(ConversationState state, Actor actor)
    {
        if (state.Status == ConversationStatus.Closed) yield return new Reopened();
        if (actor.Kind == AuthorKind.Operator && state.AssigneeId is null) yield return Assigning(state, actor.AsAuthor());
    }

    /// <summary>Whether the actor may assign it.</summary>
    public static RefusalCode? MayAssign(ConversationState state, Actor actor) =>
        MayChange(state, actor) ?? (actor.Kind == AuthorKind.Operator ? null : RefusalCode.Forbidden);

    /// <summary>The event that gives it to that assignee.</summary>
    public static Assigned Assigning(ConversationState state, Author? assignee) =>
        new(assignee?.Id, assignee?.Name, state.AssignmentEpoch + 1);

    /// <summary>Whether the actor may open it again: operators always, a visitor as undo of his own close.</summary>
    public static RefusalCode? MayReopen(ConversationState state, Actor actor, long now, ConversationOptions options)
    {
        if (MayChange(state, actor) is { } refused) return refused;
        if (state.Status == ConversationStatus.Open || actor.Kind == AuthorKind.Operator) return null;
        var undoes = state.ClosedBy is { Kind: AuthorKind.Visitor } && now - state.ClosedAt <= (long)options.UndoWindow.TotalMilliseconds;
        return undoes ? null : RefusalCode.Forbidden;
    }
}
