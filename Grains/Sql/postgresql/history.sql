-- name: granted
SELECT head, log_epoch FROM conversation
WHERE public_id = @public_id
  AND CASE @reader_kind WHEN 0 THEN session_id = @reader WHEN 1 THEN department_id = ANY (@departments) ELSE false END;

-- name: newest-after
SELECT seq, kind, version, at, author_kind, author_id, author_name, client_id, payload
FROM event
WHERE conversation = (SELECT id FROM conversation WHERE public_id = @public_id) AND seq > @position
  AND (@everything OR kind IN ('started', 'message', 'closed', 'reopened'))
ORDER BY seq DESC LIMIT @most;

-- name: newest-before
SELECT seq, kind, version, at, author_kind, author_id, author_name, client_id, payload
FROM event
WHERE conversation = (SELECT id FROM conversation WHERE public_id = @public_id) AND seq < @position
  AND (@everything OR kind IN ('started', 'message', 'closed', 'reopened'))
ORDER BY seq DESC LIMIT @most;

-- name: read-marks
SELECT coalesce(max(r.seq) FILTER (WHERE r.kind = 0), 0), coalesce(max(r.seq) FILTER (WHERE r.kind = 1), 0)
FROM read_cursor r WHERE r.conversation = (SELECT id FROM conversation WHERE public_id = @public_id);

-- name: heads
SELECT c.public_id, c.head, c.log_epoch,
       coalesce((SELECT max(r.seq) FROM read_cursor r WHERE r.conversation = c.id AND r.kind = 0), 0),
       coalesce((SELECT max(r.seq) FROM read_cursor r WHERE r.conversation = c.id AND r.kind = 1), 0)
FROM conversation c WHERE c.public_id = ANY (@public_ids);

-- Each summand only grows, so the sum changes with every change of the list.
-- name: session-marks
SELECT c.session_id, sum(c.head + c.log_epoch + coalesce((
    SELECT max(r.seq) FROM read_cursor r WHERE r.conversation = c.id AND r.kind = 0), 0))::bigint
FROM conversation c WHERE c.session_id = ANY (@session_ids) GROUP BY c.session_id;

-- name: widget-versions
SELECT hash, version FROM widget WHERE hash = ANY (@hashes);

-- name: operator-epochs
SELECT id, operator_epoch FROM operator WHERE id = ANY (@operator_ids);

-- name: session-epochs
SELECT session_id, session_epoch FROM visitor WHERE session_id = ANY (@session_ids) AND session_epoch > 0;
