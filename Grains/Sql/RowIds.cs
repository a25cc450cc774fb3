using OrleansChat.Conversations;

namespace OrleansChat.Sql;

/// <summary>The rowids of conversations lately written, so that a batch need not look them up. Those of a batch count once it is committed.</summary>
internal sealed class RowIds
{
    private const int Most = 50_000;
    private readonly Dictionary<ConversationId, long> _kept = [];
    private readonly List<(ConversationId Id, long Row)> _fresh = [];

    public bool TryGet(ConversationId id, out long row) => _kept.TryGetValue(id, out row);

    public void Add(ConversationId id, long row) => _fresh.Add((id, row));

    public void Keep()
    {
        if (_fresh.Count == 0) return;
        if (_kept.Count > Most) _kept.Clear();
        foreach (var (id, row) in _fresh) _kept[id] = row;
        _fresh.Clear();
    }

    public void Forget() => _fresh.Clear();
}
