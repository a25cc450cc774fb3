namespace OrleansChat.Conversations;

// How a conversation decides on starts, assignments, closes and reopenings.
public sealed partial class ConversationCore
{
    private void Run(ChangeCommand command)
    {
        var now = Now(_speculative);
        var refused = command.Change switch
        {
            Change.Start => ConversationRules.MayStart(_speculative, command.Actor),
            Change.Assign => ConversationRules.MayAssign(_speculative, command.Actor),
            Change.Close => ConversationRules.MayChange(_speculative, command.Actor),
            _ => ConversationRules.MayReopen(_speculative, command.Actor, now, options),
        };
        if (refused is { } code)
        {
            command.Refuse(new(code));
            return;
        }

        if (EventOf(command) is { } body) Append([new(command.Actor.AsAuthor(), command.Start?.ClientId, body)], command, now);
        else AfterCommits(command);
    }

    /// <summary>The event that the command makes; null where things already are as it wants them.</summary>
    private ConversationEvent? EventOf(ChangeCommand command) => command.Change switch
    {
        Change.Start => _speculative.IsStarted ? null : command.Start!.Details,
        Change.Assign => _speculative.AssigneeId == command.Assignee?.Id ? null : ConversationRules.Assigning(_speculative, command.Assignee),
        Change.Close => _speculative.Status == ConversationStatus.Closed ? null : new Closed(),
        _ => _speculative.Status == ConversationStatus.Open ? null : new Reopened(),
    };

    /// <summary>Answers when all that was decided so far is committed: an answer never tells what is not on disk.</summary>
    private void AfterCommits(ConversationCommand command)
    {
        if (_pending.Count == 0) Answer(command);
        else _pending.Last().Commands.Add(command);
    }

    private void Answer(ConversationCommand command)
    {
        switch (command)
        {
            case PostCommand post:
                post.Answer(post.Decided!);
                break;
            case ReadCommand read:
                Run(read);
                break;
            case ChangeCommand { Change: Change.Start } start:
                start.Answer(new StartReceipt(1, _committed.StartedAt, _committed.Status));
                break;
            case ChangeCommand change:
                change.Answer(new StartReceipt(_head, _committed.LastAt, _committed.Status));
                break;
        }
    }
}
