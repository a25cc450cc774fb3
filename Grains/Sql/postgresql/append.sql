-- name: batch
SELECT append_batch(
    @apart,
    @public_ids, @expected_heads, @writer_epochs, @heads,
    @session_ids, @widget_hashes, @button_ids, @department_ids, @priorities, @started_ats,
    @statuses, @last_ats, @closed_ats, @closed_by_kinds, @closed_by_ids, @closed_by_names,
    @assignee_ids, @assignee_names, @assignment_epochs, @visitor_names, @visitor_counts,
    @team_counts, @waiting_sinces, @last_author_kinds, @last_author_ids, @last_author_names,
    @previews, @read_onlys,
    @event_owners, @event_seqs, @event_kinds, @event_versions, @event_ats,
    @event_author_kinds, @event_author_ids, @event_author_names, @event_client_ids, @event_payloads,
    @event_visitor_nos, @event_team_nos,
    @snapshot_owners, @snapshot_version, @snapshot_payloads,
    @cursor_public_ids, @cursor_participants, @cursor_kinds, @cursor_seqs);

-- name: batch-with-files
SELECT append_batch_with_files(
    @apart,
    @public_ids, @expected_heads, @writer_epochs, @heads,
    @session_ids, @widget_hashes, @button_ids, @department_ids, @priorities, @started_ats,
    @statuses, @last_ats, @closed_ats, @closed_by_kinds, @closed_by_ids, @closed_by_names,
    @assignee_ids, @assignee_names, @assignment_epochs, @visitor_names, @visitor_counts,
    @team_counts, @waiting_sinces, @last_author_kinds, @last_author_ids, @last_author_names,
    @previews, @read_onlys,
    @event_owners, @event_seqs, @event_kinds, @event_versions, @event_ats,
    @event_author_kinds, @event_author_ids, @event_author_names, @event_client_ids, @event_payloads,
    @event_visitor_nos, @event_team_nos,
    @snapshot_owners, @snapshot_version, @snapshot_payloads,
    @cursor_public_ids, @cursor_participants, @cursor_kinds, @cursor_seqs,
    @file_owners, @file_ids, @file_seqs, @file_author_kinds, @file_author_ids);

-- name: fence
UPDATE conversation SET writer_epoch = writer_epoch + 1
WHERE id IN (SELECT id FROM conversation WHERE public_id = ANY (@public_ids) ORDER BY id FOR NO KEY UPDATE);
