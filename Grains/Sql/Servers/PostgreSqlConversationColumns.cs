using OrleansChat.Conversations.Log;

namespace OrleansChat.Sql;

/// <summary>The conversations' rows of a batch as they are with it, column by column.</summary>
internal sealed class PostgreSqlConversationColumns(PostgreSqlColumns columns)
{
    private readonly List<Guid> _publicIds = columns.Uuid("public_ids");
    private readonly List<int> _expectedHeads = columns.Whole("expected_heads");
    private readonly List<int> _writerEpochs = columns.Whole("writer_epochs");
    private readonly List<int> _heads = columns.Whole("heads");
    private readonly List<string?> _sessionIds = columns.Text("session_ids");
    private readonly List<string?> _widgetHashes = columns.Text("widget_hashes");
    private readonly List<string?> _buttonIds = columns.Text("button_ids");
    private readonly List<string?> _departmentIds = columns.Text("department_ids");
    private readonly List<int> _priorities = columns.Whole("priorities");
    private readonly List<long> _startedAts = columns.Long("started_ats");
    private readonly List<int> _statuses = columns.Whole("statuses");
    private readonly List<long> _lastAts = columns.Long("last_ats");
    private readonly List<long> _closedAts = columns.Long("closed_ats");
    private readonly List<int?> _closedByKinds = columns.WholeOrNull("closed_by_kinds");
    private readonly List<string?> _closedByIds = columns.Text("closed_by_ids");
    private readonly List<string?> _closedByNames = columns.Text("closed_by_names");
    private readonly List<string?> _assigneeIds = columns.Text("assignee_ids");
    private readonly List<string?> _assigneeNames = columns.Text("assignee_names");
    private readonly List<int> _assignmentEpochs = columns.Whole("assignment_epochs");
    private readonly List<string?> _visitorNames = columns.Text("visitor_names");
    private readonly List<int> _visitorCounts = columns.Whole("visitor_counts");
    private readonly List<int> _teamCounts = columns.Whole("team_counts");
    private readonly List<long> _waitingSinces = columns.Long("waiting_sinces");
    private readonly List<int> _lastAuthorKinds = columns.Whole("last_author_kinds");
    private readonly List<string?> _lastAuthorIds = columns.Text("last_author_ids");
    private readonly List<string?> _lastAuthorNames = columns.Text("last_author_names");
    private readonly List<string?> _previews = columns.Text("previews");
    private readonly List<bool> _readOnlys = columns.Flag("read_onlys");

    public void Add(ConversationWrite write)
    {
        var state = write.State;
        _publicIds.Add(PostgreSqlDialect.Uuid(write.Id.Value));
        _expectedHeads.Add(write.ExpectedHead);
        _writerEpochs.Add(write.WriterEpoch);
        _heads.Add(write.Head);
        _sessionIds.Add(StorableText.Of(state.SessionId));
        _widgetHashes.Add(StorableText.Of(state.WidgetHash));
        _buttonIds.Add(StorableText.Of(state.ButtonId));
        _departmentIds.Add(StorableText.Of(state.DepartmentId));
        _priorities.Add((int)state.Priority);
        _startedAts.Add(state.StartedAt);
        _statuses.Add((int)state.Status);
        _lastAts.Add(state.LastAt);
        _closedAts.Add(state.ClosedAt);
        _closedByKinds.Add((int?)state.ClosedBy?.Kind);
        _closedByIds.Add(StorableText.OrNull(state.ClosedBy?.Id));
        _closedByNames.Add(StorableText.OrNull(state.ClosedBy?.Name));
        _assigneeIds.Add(StorableText.OrNull(state.AssigneeId));
        _assigneeNames.Add(StorableText.OrNull(state.AssigneeName));
        _assignmentEpochs.Add(state.AssignmentEpoch);
        _visitorNames.Add(StorableText.OrNull(state.VisitorName));
        _visitorCounts.Add(state.VisitorMessages);
        _teamCounts.Add(state.TeamMessages);
        _waitingSinces.Add(state.WaitingSince);
        _lastAuthorKinds.Add((int)state.LastAuthor.Kind);
        _lastAuthorIds.Add(StorableText.Of(state.LastAuthor.Id));
        _lastAuthorNames.Add(StorableText.OrNull(state.LastAuthor.Name));
        _previews.Add(StorableText.Of(state.Preview));
        _readOnlys.Add(state.ReadOnly);
    }
}
