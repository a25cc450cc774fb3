-- name: conversation
SELECT id, head, writer_epoch, log_epoch FROM conversation WHERE public_id = ?;

-- name: snapshot
SELECT seq, payload FROM snapshot WHERE conversation = ? AND version = ?;

-- name: events-after
SELECT seq, kind, version, at, author_kind, author_id, author_name, client_id, payload
FROM event WHERE conversation = ? AND seq > ? ORDER BY seq;

-- name: tail
SELECT seq, kind, version, at, author_kind, author_id, author_name, client_id, payload
FROM event WHERE conversation = ? ORDER BY seq DESC LIMIT ?;

-- name: cursors
SELECT participant, kind, seq FROM read_cursor WHERE conversation = ?;

-- name: event-by-client-id
SELECT e.seq, e.kind, e.version, e.at, e.author_kind, e.author_id, e.author_name, e.client_id, e.payload
FROM conversation c JOIN event e ON e.conversation = c.id AND e.client_id = ?2
WHERE c.public_id = ?1;

-- name: files
SELECT id, name, size, type, width, height FROM attachment
WHERE id IN (SELECT value FROM json_each(?3)) AND owner_kind = ?1 AND owner_id = ?2 AND state = 1;
