using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OrleansChat.Conversations;
using OrleansChat.Directory;
using OrleansChat.WebFront.Attachments;
using OrleansChat.WebFront.Console.Inbox;

namespace OrleansChat.WebFront.Console.Thread;

/// <summary>
/// The open conversation. Messages and composer are an island of the browser's own, with a line of its own to the operator hub; this side only
/// says which conversation is open and hears when one is dealt with.
/// </summary>
public sealed partial class ThreadPane
{
    private ElementReference _place;
    private IJSObjectReference? _island;
    private DotNetObjectReference<ThreadPane>? _self;
    private (ConversationId? Id, string Visitor) _shown;
    private string? _problem;
    private ConversationId? _problemOf;
    private Task? _mounting;

    [Inject] private FileRules Files { get; set; } = null!;

    [CascadingParameter] private Operator Me { get; set; } = null!;

    /// <summary>Where we are.</summary>
    [Parameter, EditorRequired] public InboxAddress Address { get; set; } = null!;

    /// <summary>The open conversation's row, once it is known.</summary>
    [Parameter] public ConversationSummary? Row { get; set; }

    /// <summary>Whether the open conversation is not there for this operator.</summary>
    [Parameter] public bool Missing { get; set; }

    /// <summary>Acts on the open conversation; answers why it was refused.</summary>
    [Parameter, EditorRequired] public Func<ConversationAct, Task<string?>> Act { get; set; } = null!;

    /// <summary>A conversation is dealt with, closed or not.</summary>
    [Parameter, EditorRequired] public Func<ConversationId, bool, Task> Done { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _mounting = Mount();
        }

        await _mounting!;
        var wanted = Missing ? null : Address.Conversation;
        var shown = (Id: wanted, Visitor: Row is { } row ? VisitorLabel.Name(row) : "Visitor");
        if (_island is null || shown == _shown) return;
        _shown = shown;
        await Browser.Call(_island, "open", shown.Id?.ToString(), shown.Visitor);
    }

    /// <summary>The composer's "send and close" and "send and next" have done their part.</summary>
    [JSInvokable]
    public Task Finished(string conversation, bool closed) =>
        ConversationId.TryParse(conversation, out var id) ? InvokeAsync(() => Done(id, closed)) : Task.CompletedTask;

    private async Task Mount() => _island = await Browser.Make("thread.js", "mount", _place, _self, Me.Id, Me.Name, Files.Wire);

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        // A refusal belongs to the conversation in which it was told.
        if (_problemOf != Address.Conversation) _problem = null;
    }

    private async Task Press(ConversationAct act) => (_problemOf, _problem) = (Address.Conversation, await Act(act));

    private Task AssignToMe() => Press(new ConversationAct.Assign(ConversationActions.Assignee(Me)));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_island is { } island) await Browser.Call(island, "dispose");
        _self?.Dispose();
    }
}
