-- Lists choose rows by one of the ranges (last_at in [from, before), newest first), then read each row for its reader.

-- name: range-of-session
SELECT id, last_at FROM conversation
WHERE session_id = ? AND last_at >= ? AND last_at < ?
ORDER BY last_at DESC, id DESC LIMIT ?;

-- name: range-of-department
SELECT id, last_at FROM conversation
WHERE department_id = ?1 AND status = ?2 AND last_at >= ?5 AND last_at < ?6
  AND CASE ?3 WHEN 1 THEN assignee_id IS NULL WHEN 2 THEN assignee_id = ?4 ELSE 1 END
ORDER BY last_at DESC, id DESC LIMIT ?7;

-- A visitor's unread: team messages above the visitor's cursor. An operator's: visitor messages above his own.
-- name: summary
SELECT c.public_id, c.widget_hash, c.button_id, c.department_id, c.priority, c.status, c.assignee_id, c.assignee_name,
       c.session_id, CASE WHEN v.session_id IS NULL THEN c.visitor_name ELSE v.name END, c.preview, c.last_author_kind, c.last_author_name, c.started_at, c.last_at, c.waiting_since, c.head,
       CASE ?2
       WHEN 0 THEN c.team_messages - coalesce((
           SELECT e.team_no FROM event e WHERE e.conversation = c.id AND e.seq = (
               SELECT max(r.seq) FROM read_cursor r WHERE r.conversation = c.id AND r.kind = 0)), 0)
       ELSE c.visitor_messages - coalesce((
           SELECT e.visitor_no FROM event e WHERE e.conversation = c.id AND e.seq = (
               SELECT r.seq FROM read_cursor r WHERE r.conversation = c.id AND r.participant = ?3)), 0)
       END,
       coalesce(v.grade, CASE WHEN c.visitor_name IS NULL THEN 0 ELSE 1 END), v.email
FROM conversation c LEFT JOIN visitor v ON v.session_id = c.session_id WHERE c.id = ?1;

-- name: unread-of-session
SELECT coalesce(sum(c.team_messages - coalesce((
           SELECT e.team_no FROM event e WHERE e.conversation = c.id AND e.seq = (
               SELECT max(r.seq) FROM read_cursor r WHERE r.conversation = c.id AND r.kind = 0)), 0)), 0)
FROM conversation c WHERE c.session_id = ?;

-- name: counts-of-department
SELECT count(*) FILTER (WHERE status = 0),
       count(*) FILTER (WHERE status = 0 AND assignee_id IS NULL),
       count(*) FILTER (WHERE status = 0 AND assignee_id = ?2),
       count(*) FILTER (WHERE status = 1)
FROM conversation WHERE department_id = ?1;

-- name: unread-of-department
SELECT count(*)
FROM conversation c
WHERE c.department_id = ?1 AND c.status = 0 AND c.visitor_messages > coalesce((
    SELECT e.visitor_no FROM event e WHERE e.conversation = c.id AND e.seq = (
        SELECT r.seq FROM read_cursor r WHERE r.conversation = c.id AND r.participant = ?2)), 0);
