-- Counts a file's bytes against its session's day; no row where they are too many.
-- name: spend
INSERT INTO quota (kind, key, window_start, count) SELECT 'attachment', ?1, ?2, ?4 WHERE ?4 <= ?5
ON CONFLICT (kind, key) DO UPDATE SET
    count = CASE WHEN window_start + ?3 > ?2 THEN count + ?4 ELSE ?4 END,
    window_start = CASE WHEN window_start + ?3 > ?2 THEN window_start ELSE ?2 END
WHERE CASE WHEN window_start + ?3 > ?2 THEN count + ?4 ELSE ?4 END <= ?5;

-- name: reserve
INSERT INTO attachment (id, session_id, client_id, name, size, kept, state, reserved_at) VALUES (?1, ?2, ?3, ?4, ?5, 0, 0, ?6)
ON CONFLICT (session_id, client_id) DO NOTHING;

-- name: find-reserved
SELECT id, name, size, kept, state, type, width, height FROM attachment WHERE session_id = ?1 AND client_id = ?2;

-- name: find
SELECT id, name, size, kept, state, type, width, height FROM attachment WHERE session_id = ?1 AND id = ?2;

-- name: grow
UPDATE attachment SET kept = kept + ?4 WHERE id = ?2 AND session_id = ?1 AND kept = ?3 AND state = 0 AND kept + ?4 <= size;

-- name: add-piece
INSERT INTO attachment_piece (attachment, at, bytes) VALUES (?1, ?2, ?3);

-- name: ready
UPDATE attachment SET state = 1, type = ?3, width = ?4, height = ?5 WHERE id = ?2 AND session_id = ?1 AND state = 0 AND kept = size;

-- name: piece
SELECT bytes FROM attachment_piece WHERE attachment = ?1 AND at = ?2;

-- name: attach
UPDATE attachment SET state = 2, conversation = ?3, message = ?4
WHERE id = ?2 AND session_id = ?1 AND (state = 1 OR (state = 2 AND conversation = ?3 AND message = ?4));

-- name: delete
DELETE FROM attachment WHERE id = ?2 AND session_id = ?1 AND state < 2;

-- name: delete-pieces
DELETE FROM attachment_piece WHERE attachment = ?1;

-- name: unattached
SELECT session_id, id FROM attachment WHERE state < 2 AND reserved_at < ?1 ORDER BY reserved_at LIMIT 50;
