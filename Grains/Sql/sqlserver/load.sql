-- name: conversation
SELECT head, writer_epoch, log_epoch FROM conversation WHERE public_id = @public_id;

-- name: snapshot
SELECT s.seq, s.payload FROM conversation c JOIN snapshot s ON s.conversation = c.id WHERE c.public_id = @public_id AND s.version = @version;

-- name: events-after
SELECT e.seq, e.kind, e.version, e.at, e.author_kind, e.author_id, e.author_name, e.client_id, e.payload
FROM event e
WHERE e.conversation = (SELECT id FROM conversation WHERE public_id = @public_id)
  AND e.seq > coalesce((
      SELECT s.seq FROM conversation c JOIN snapshot s ON s.conversation = c.id WHERE c.public_id = @public_id AND s.version = @version), 0)
ORDER BY e.seq;

-- name: tail
SELECT TOP (@most) e.seq, e.kind, e.version, e.at, e.author_kind, e.author_id, e.author_name, e.client_id, e.payload
FROM event e WHERE e.conversation = (SELECT id FROM conversation WHERE public_id = @public_id) ORDER BY e.seq DESC;

-- name: cursors
SELECT r.participant, r.kind, r.seq FROM conversation c JOIN read_cursor r ON r.conversation = c.id WHERE c.public_id = @public_id;

-- name: events-by-client-id
SELECT e.seq, e.kind, e.version, e.at, e.author_kind, e.author_id, e.author_name, e.client_id, e.payload
FROM conversation c
JOIN event e ON e.conversation = c.id AND e.client_id IN (SELECT CAST(listed.value AS uniqueidentifier) FROM OPENJSON(@client_ids) listed)
WHERE c.public_id = @public_id AND e.client_id IS NOT NULL;

-- name: files
SELECT id, name, size, type, width, height FROM attachment
WHERE id IN (SELECT listed.value COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@ids) listed)
  AND owner_kind = @owner_kind AND owner_id = @owner_id AND state = 1;
