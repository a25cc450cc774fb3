-- name: granted
SELECT head, log_epoch FROM conversation
WHERE public_id = @public_id
  AND (@reader_kind = 0 AND session_id = @reader
       OR @reader_kind = 1 AND department_id IN (SELECT listed.value COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@departments) listed));

-- name: newest-after
SELECT TOP (@most) seq, kind, version, at, author_kind, author_id, author_name, client_id, payload
FROM event
WHERE conversation = (SELECT id FROM conversation WHERE public_id = @public_id) AND seq > @position
  AND (@everything = 1 OR kind IN ('started', 'message', 'closed', 'reopened'))
ORDER BY seq DESC;

-- name: newest-before
SELECT TOP (@most) seq, kind, version, at, author_kind, author_id, author_name, client_id, payload
FROM event
WHERE conversation = (SELECT id FROM conversation WHERE public_id = @public_id) AND seq < @position
  AND (@everything = 1 OR kind IN ('started', 'message', 'closed', 'reopened'))
ORDER BY seq DESC;

-- name: read-marks
SELECT coalesce(max(CASE WHEN r.kind = 0 THEN r.seq END), 0), coalesce(max(CASE WHEN r.kind = 1 THEN r.seq END), 0)
FROM read_cursor r WHERE r.conversation = (SELECT id FROM conversation WHERE public_id = @public_id);

-- name: heads
SELECT c.public_id, c.head, c.log_epoch,
       coalesce((SELECT max(r.seq) FROM read_cursor r WHERE r.conversation = c.id AND r.kind = 0), 0),
       coalesce((SELECT max(r.seq) FROM read_cursor r WHERE r.conversation = c.id AND r.kind = 1), 0)
FROM conversation c
WHERE c.public_id IN (SELECT CAST(listed.value AS uniqueidentifier) FROM OPENJSON(@public_ids) listed);

-- Each summand only grows, so the sum changes with every change of the list.
-- name: session-marks
SELECT c.session_id, sum(CAST(c.head + c.log_epoch + coalesce(seen.seq, 0) AS bigint))
FROM conversation c
OUTER APPLY (SELECT max(r.seq) AS seq FROM read_cursor r WHERE r.conversation = c.id AND r.kind = 0) seen
WHERE c.session_id IN (SELECT listed.value COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@session_ids) listed)
GROUP BY c.session_id;

-- name: widget-versions
SELECT hash, version FROM widget WHERE hash IN (SELECT listed.value COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@hashes) listed);

-- name: operator-epochs
SELECT id, operator_epoch FROM operator WHERE id IN (SELECT listed.value COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@operator_ids) listed);

-- name: session-epochs
SELECT session_id, session_epoch FROM visitor
WHERE session_id IN (SELECT listed.value COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@session_ids) listed) AND session_epoch > 0;
