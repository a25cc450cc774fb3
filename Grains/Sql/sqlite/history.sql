-- name: granted
SELECT id, head, log_epoch FROM conversation
WHERE public_id = ?1
  AND CASE ?2 WHEN 0 THEN session_id = ?3 WHEN 1 THEN department_id IN (SELECT value FROM json_each(?4)) ELSE 0 END;

-- name: newest-after
SELECT seq, kind, version, at, author_kind, author_id, author_name, client_id, payload
FROM event
WHERE conversation = ?1 AND seq > ?2 AND (?3 OR kind IN ('started', 'message', 'closed', 'reopened'))
ORDER BY seq DESC LIMIT ?4;

-- name: newest-before
SELECT seq, kind, version, at, author_kind, author_id, author_name, client_id, payload
FROM event
WHERE conversation = ?1 AND seq < ?2 AND (?3 OR kind IN ('started', 'message', 'closed', 'reopened'))
ORDER BY seq DESC LIMIT ?4;

-- name: read-marks
SELECT coalesce(max(seq) FILTER (WHERE kind = 0), 0), coalesce(max(seq) FILTER (WHERE kind = 1), 0)
FROM read_cursor WHERE conversation = ?;

-- name: head
SELECT id, head, log_epoch FROM conversation WHERE public_id = ?;

-- name: widget-version
SELECT version FROM widget WHERE hash = ?;

-- Each summand only grows, so the sum changes with every change of the list.
-- name: session-mark
SELECT sum(c.head + c.log_epoch + coalesce((SELECT max(r.seq) FROM read_cursor r WHERE r.conversation = c.id AND r.kind = 0), 0))
FROM conversation c WHERE c.session_id = ?;

-- name: operator-epoch
SELECT operator_epoch FROM operator WHERE id = ?;

-- name: session-epoch
SELECT session_epoch FROM visitor WHERE session_id = ? AND session_epoch > 0;
