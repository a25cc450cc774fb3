using OrleansChat.Conversations.Log;

namespace OrleansChat.Sql;

/// <summary>The events of a batch, column by column.</summary>
internal sealed class PostgreSqlEventColumns(PostgreSqlColumns columns)
{
    private readonly List<int> _owners = columns.Whole("event_owners");
    private readonly List<int> _seqs = columns.Whole("event_seqs");
    private readonly List<string?> _kinds = columns.Text("event_kinds");
    private readonly List<int> _versions = columns.Whole("event_versions");
    private readonly List<long> _ats = columns.Long("event_ats");
    private readonly List<int> _authorKinds = columns.Whole("event_author_kinds");
    private readonly List<string?> _authorIds = columns.Text("event_author_ids");
    private readonly List<string?> _authorNames = columns.Text("event_author_names");
    private readonly List<Guid?> _clientIds = columns.UuidOrNull("event_client_ids");
    private readonly List<byte[]> _payloads = columns.Bytes("event_payloads");
    private readonly List<int> _visitorNos = columns.Whole("event_visitor_nos");
    private readonly List<int> _teamNos = columns.Whole("event_team_nos");

    public void Add(int owner, EventRow row)
    {
        var logged = row.Event;
        _owners.Add(owner);
        _seqs.Add(logged.Seq);
        _kinds.Add(row.Body.Kind);
        _versions.Add(row.Body.Version);
        _ats.Add(logged.At);
        _authorKinds.Add((int)logged.Author.Kind);
        _authorIds.Add(StorableText.Of(logged.Author.Id));
        _authorNames.Add(StorableText.OrNull(logged.Author.Name));
        _clientIds.Add(logged.ClientId is { } clientId ? PostgreSqlDialect.Uuid(clientId.Value) : null);
        _payloads.Add(row.Body.Payload);
        _visitorNos.Add(row.VisitorNo);
        _teamNos.Add(row.TeamNo);
    }
}
