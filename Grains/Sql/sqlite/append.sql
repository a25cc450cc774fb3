-- name: find-conversation
SELECT id FROM conversation WHERE public_id = ?;

-- name: start-conversation
INSERT INTO conversation (
    public_id, session_id, widget_hash, button_id, department_id, priority, started_at,
    head, status, last_at, closed_at, closed_by_kind, closed_by_id, closed_by_name, assignee_id, assignee_name, assignment_epoch,
    visitor_name, visitor_messages, team_messages, waiting_since, last_author_kind, last_author_id, last_author_name, preview, read_only)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (public_id) DO NOTHING;

-- name: advance-conversation
UPDATE conversation
SET head = ?, status = ?, last_at = ?, closed_at = ?, closed_by_kind = ?, closed_by_id = ?, closed_by_name = ?,
    assignee_id = ?, assignee_name = ?, assignment_epoch = ?, visitor_name = ?, visitor_messages = ?, team_messages = ?,
    waiting_since = ?, last_author_kind = ?, last_author_id = ?, last_author_name = ?, preview = ?, read_only = ?
WHERE id = ? AND head = ? AND writer_epoch = ?;

-- name: add-event
INSERT INTO event (conversation, seq, kind, version, at, author_kind, author_id, author_name, client_id, payload, visitor_no, team_no)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: has-file
SELECT 1 FROM attachment WHERE id = ? AND owner_kind = ? AND owner_id = ? AND state = 1;

-- name: take-file
UPDATE attachment SET state = 2, conversation = ?, seq = ? WHERE id = ?;

-- name: save-snapshot
INSERT INTO snapshot (conversation, seq, version, payload) VALUES (?, ?, ?, ?)
ON CONFLICT (conversation) DO UPDATE SET seq = excluded.seq, version = excluded.version, payload = excluded.payload;

-- name: move-cursor
INSERT INTO read_cursor (conversation, participant, kind, seq)
SELECT id, ?2, ?3, min(?4, head) FROM conversation WHERE public_id = ?1
ON CONFLICT (conversation, participant) DO UPDATE SET kind = excluded.kind, seq = excluded.seq WHERE excluded.seq > seq;

-- name: fence
UPDATE conversation SET writer_epoch = writer_epoch + 1 WHERE public_id = ?;
