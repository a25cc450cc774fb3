using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OrleansChat.Conversations;
using OrleansChat.Directory;
using OrleansChat.Inbox;
using OrleansChat.WebFront.Console.Toasts;

namespace OrleansChat.WebFront.Console.Inbox;

/// <summary>The inbox: one list, the open conversation and its details. The address bar says which.</summary>
public sealed partial class InboxScreen
{
    private const int PageSize = 50;

    private InboxAddress _address = InboxAddress.Of(null, null, null);
    private InboxList? _list;
    private ConversationSummary? _open;
    private ConversationId? _revealed;
    private bool _missing;
    private bool _still;
    private string? _problem;
    private string _announcement = "";
    private DateTimeOffset _now;
    private ElementReference _rows;
    private DotNetObjectReference<InboxScreen>? _self;

    [Inject] private IGrainFactory Grains { get; set; } = null!;

    [Inject] private LiveInbox Live { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private ConversationActions Actions { get; set; } = null!;

    [Inject] private ToastRack Toasts { get; set; } = null!;

    [Inject] private Browser Browser { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    [CascadingParameter] private Operator Me { get; set; } = null!;

    /// <summary>The list's name.</summary>
    [Parameter] public string? View { get; set; }

    /// <summary>One department, or all.</summary>
    [SupplyParameterFromQuery] public string? Department { get; set; }

    /// <summary>The open conversation.</summary>
    [SupplyParameterFromQuery(Name = "c")] public string? Conversation { get; set; }

    private Actor Reader => Me.AsActor();

    private IInboxListsGrain Lists => Grains.GetGrain<IInboxListsGrain>(0);

    private ConversationId? Roving =>
        _list!.Rows.Any(row => row.Id == _address.Conversation) ? _address.Conversation : _list.Rows[0].Id;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var old = _list is null ? null : _address;
        _address = InboxAddress.Of(View, Department, Conversation);
        _now = Time.GetUtcNow();
        if (old?.View != _address.View || old.DepartmentId != _address.DepartmentId) await Load();
        if (old?.Conversation != _address.Conversation) await Open();
        if (!_still) _list?.Settle(_address.Conversation);
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_revealed != _address.Conversation && RendererInfo.IsInteractive)
        {
            _revealed = _address.Conversation;
            await Browser.Call("console.js", "reveal", _revealed?.ToString());
        }

        if (!firstRender) return;
        Live.Changed += Merge;
        Live.Stale += Refresh;
        _self = DotNetObjectReference.Create(this);
        await Browser.Call("console.js", "watchRows", _rows, _self);
    }

    /// <summary>The browser says whether the pointer or the focus is in the list, or it is scrolled: then nothing may move.</summary>
    [JSInvokable]
    public void Hold(bool still)
    {
        _still = still;
        if (still || _list is null) return;
        _list.Settle(_address.Conversation);
        StateHasChanged();
    }

    private async Task Load()
    {
        _problem = null;
        try
        {
            var list = new InboxList(_address.View, _address.DepartmentId, Me.Id);
            var outcome = await Lists.Page(Reader, new(_address.View, _address.DepartmentId, null, PageSize));
            if (outcome.Value is { } page) list.Load(page);
            else _problem = "You may not see this list.";
            _list = list;
            await Live.Count(_address.DepartmentId);
        }
        catch (Exception exception) when (exception is TimeoutException or OrleansException)
        {
            _problem = "The list could not be loaded. Nothing is lost.";
        }
    }

    private async Task LoadMore()
    {
        if (_list is not { More: true, Before: { } before } list) return;
        var outcome = await Lists.Page(Reader, new(_address.View, _address.DepartmentId, before, PageSize));
        if (outcome.Value is { } page) list.Append(page);
    }

    private async Task Open()
    {
        (_open, _missing) = (_list?.Rows.FirstOrDefault(row => row.Id == _address.Conversation), false);
        if (_open is not null || _address.Conversation is not { } id) return;
        var outcome = await Grains.GetGrain<IHistoryGrain>(0).Summary(Reader, id);
        (_open, _missing) = (outcome.Value, outcome.Value is null);
    }

    private Task Merge(InboxChange change) => InvokeAsync(() =>
    {
        Take(change.Changed, change.Rows);
        StateHasChanged();
    });

    private Task Refresh() => InvokeAsync(async () =>
    {
        if (_list is not { } list) return;
        var page = await Lists.Page(Reader, new(_address.View, _address.DepartmentId, null, PageSize));
        var ids = list.Rows.Select(row => row.Id).Concat((page.Value?.Rows ?? []).Select(row => row.Id));
        if (_open is { } open) ids = ids.Append(open.Id);
        ImmutableArray<ConversationId> all = [.. ids.Distinct()];
        Take(all, await Lists.Rows(Reader, all));
        StateHasChanged();
    });

    private void Take(ImmutableArray<ConversationId> changed, ImmutableArray<ConversationSummary> rows)
    {
        _now = Time.GetUtcNow();
        if (_open is { } open) _open = rows.FirstOrDefault(row => row.Id == open.Id) ?? open;
        if (_list is not { } list) return;
        var before = list.Held;
        list.Merge(changed, rows);
        if (list.Held > before) _announcement = list.Held == 1 ? "1 new conversation" : $"{list.Held} new conversations";
        if (!_still) list.Settle(_address.Conversation);
    }

    private async Task ShowNew()
    {
        _list?.Settle(_address.Conversation);
        await Browser.Call("console.js", "toTop", _rows);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Live.Changed -= Merge;
        Live.Stale -= Refresh;
        _self?.Dispose();
        return ValueTask.CompletedTask;
    }
}
