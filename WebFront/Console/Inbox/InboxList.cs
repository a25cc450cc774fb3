using System.Collections.Immutable;
using OrleansChat.Conversations;
using OrleansChat.Inbox;

namespace OrleansChat.WebFront.Console.Inbox;

/// <summary>
/// One list as it stands on the screen. Changes to shown rows appear in their place; what would move a row (new ones, another order, rows that
/// left the view) waits while the list is held still, so that nothing slips away under the pointer (O5).
/// </summary>
public sealed class InboxList(InboxView view, string? departmentId, string readerId)
{
    private readonly Dictionary<ConversationId, ConversationSummary> _held = [];
    private List<ConversationSummary> _rows = [];

    /// <summary>The rows in the order of the screen.</summary>
    public IReadOnlyList<ConversationSummary> Rows => _rows;

    /// <summary>How many new rows are held back behind the pill.</summary>
    public int Held => _held.Count;

    /// <summary>Whether older rows can be loaded.</summary>
    public bool More { get; private set; }

    /// <summary>Below which time the next page begins (ms since 1970); null while nothing is loaded.</summary>
    public long? Before { get; private set; }

    /// <summary>Replaces everything by the newest page.</summary>
    public void Load(InboxPage page)
    {
        _rows = [];
        _held.Clear();
        Append(page);
    }

    /// <summary>Adds an older page at the end.</summary>
    public void Append(InboxPage page)
    {
        var shown = _rows.Select(row => row.Id).ToHashSet();
        _rows.AddRange(page.Rows.Where(row => shown.Add(row.Id)));
        More = page.More;
        if (page.Rows.Length > 0) Before = page.Rows[^1].LastAt;
    }

    /// <summary>Takes in what became of changed conversations; those without a row are not the reader's any more.</summary>
    public void Merge(ImmutableArray<ConversationId> changed, ImmutableArray<ConversationSummary> current)
    {
        var rows = current.ToDictionary(row => row.Id);
        foreach (var id in changed)
        {
            if (rows.TryGetValue(id, out var row)) Merge(row);
            else Forget(id);
        }
    }

    /// <summary>Whether the row is shown but belongs to this list no more.</summary>
    public bool HasLeft(ConversationSummary row) => !Holds(row);

    /// <summary>Lets everything take its place; the open conversation stays listed until another one is opened.</summary>
    public void Settle(ConversationId? open)
    {
        _rows = [.. _rows.Where(row => Holds(row) || row.Id == open).Concat(_held.Values)
            .OrderByDescending(row => row.LastAt).ThenBy(row => row.Id.Value)];
        _held.Clear();
    }

    private void Merge(ConversationSummary row)
    {
        var place = _rows.FindIndex(shown => shown.Id == row.Id);
        if (place >= 0) _rows[place] = row;
        else if (Holds(row) && !LiesBelow(row)) _held[row.Id] = row;
        else _held.Remove(row.Id);
    }

    private void Forget(ConversationId id)
    {
        _rows.RemoveAll(row => row.Id == id);
        _held.Remove(id);
    }

    private bool Holds(ConversationSummary row) =>
        (departmentId is null || row.DepartmentId == departmentId) && InboxViews.Holds(view, row, readerId);

    private bool LiesBelow(ConversationSummary row) => More && Before is { } before && row.LastAt < before;
}
