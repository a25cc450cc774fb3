using OrleansChat.Conversations.Log;

namespace OrleansChat.Conversations;

// Read cursors and typing: neither is an event, neither changes a state.
public sealed partial class ConversationCore
{
    /// <summary>How far each side has read.</summary>
    public ReadMarks Seen => new(Furthest(AuthorKind.Visitor), Furthest(AuthorKind.Operator));

    private void Run(ReadCommand command)
    {
        if (ConversationRules.MayEnter(_committed, command.Actor) is { } code)
        {
            command.Refuse(new(code));
            return;
        }

        if (command.Seq > _head && !command.Repeated)
        {
            LookAgain(command);
            return;
        }

        var cursor = new ReadCursor(command.Actor.Id, command.Actor.Kind, Math.Min(command.Seq, _head));
        if (Advance(cursor)) effects.MarkRead(_committed, cursor, Seen);
        command.Accept();
    }

    private void Run(TypingCommand command)
    {
        if (ConversationRules.MayEnter(_committed, command.Actor) is { } code)
        {
            command.Refuse(new(code));
            return;
        }

        effects.TellTyping(command.Actor.AsAuthor());
        command.Accept();
    }

    /// <summary>He has seen more than this activation knows of: another one has written.</summary>
    private void LookAgain(ReadCommand command)
    {
        if (_pending.Count > 0)
        {
            AfterCommits(command);
            return;
        }

        command.Repeated = true;
        _phase = Phase.Unread;
        Submit(command);
    }

    private bool Advance(ReadCursor cursor)
    {
        var at = _cursors.FindIndex(known => known.Participant == cursor.Participant);
        if (at < 0) _cursors.Add(cursor);
        else if (_cursors[at].Seq >= cursor.Seq) return false;
        else _cursors[at] = cursor;
        return true;
    }

    private int Furthest(AuthorKind kind)
    {
        var furthest = 0;
        foreach (var cursor in _cursors)
        {
            if (cursor.Kind == kind) furthest = Math.Max(furthest, cursor.Seq);
        }

        return furthest;
    }
}
