using OrleansChat.Conversations;

namespace OrleansChat.WebFront.Console.Inbox;

/// <summary>What can be done to the open conversation, each with its way back.</summary>
public sealed partial class InboxScreen
{
    private async Task<string?> Act(ConversationAct act)
    {
        if (_open is not { } row) return null;
        var before = row.AssigneeId is { } id ? new Author(AuthorKind.Operator, id, row.AssigneeName) : null;
        switch (act)
        {
            case ConversationAct.Close:
                if (await Actions.Close(Reader, row.Id) is { } refusal) return refusal;
                await Done(row.Id, closed: true);
                return null;
            case ConversationAct.Reopen:
                return await Actions.Reopen(Reader, row.Id) ?? Tell("Conversation reopened", () => Actions.Close(Reader, row.Id));
            case ConversationAct.Assign(var assignee):
                return await Actions.Assign(Reader, row.Id, assignee)
                    ?? Tell(assignee is null ? "Nobody is assigned" : $"Assigned to {assignee.Name}", () => Actions.Assign(Reader, row.Id, before));
            default:
                return null;
        }
    }

    /// <summary>A conversation is dealt with: the next one by waiting time opens (O2).</summary>
    private async Task Done(ConversationId id, bool closed)
    {
        if (closed) Tell("Conversation closed", () => TakeBack(id, _address));
        if (_address.Conversation != id) return;
        var next = await WaitingLine.Next(Lists, Reader, _address);
        Navigation.NavigateTo(_address.Opening(next).ToPath());
    }

    private async Task<string?> TakeBack(ConversationId id, InboxAddress from)
    {
        var refusal = await Actions.Reopen(Reader, id);
        if (refusal is null) Navigation.NavigateTo(from.Opening(id).ToPath());
        return refusal;
    }

    private string? Tell(string text, Func<Task<string?>> undo)
    {
        Toasts.Show(text, async () =>
        {
            if (await undo() is { } refusal) Toasts.Show(refusal);
        });
        return null;
    }
}
