-- Counts a file's bytes against its session's day; no row where they are too many.
-- name: spend
INSERT INTO quota (kind, key, window_start, count) SELECT 'attachment', @session, @now, @size WHERE @size <= @most
ON CONFLICT (kind, key) DO UPDATE SET
    count = CASE WHEN quota.window_start + @window > @now THEN quota.count + @size ELSE @size END,
    window_start = CASE WHEN quota.window_start + @window > @now THEN quota.window_start ELSE @now END
WHERE CASE WHEN quota.window_start + @window > @now THEN quota.count + @size ELSE @size END <= @most;

-- name: reserve
INSERT INTO attachment (id, session_id, client_id, name, size, kept, state, reserved_at)
VALUES (@id, @session, @client_id, @name, @size, 0, 0, @now)
ON CONFLICT (session_id, client_id) DO NOTHING;

-- name: find-reserved
SELECT id, name, size, kept, state, type, width, height FROM attachment WHERE session_id = @session AND client_id = @client_id;

-- name: find
SELECT id, name, size, kept, state, type, width, height FROM attachment WHERE session_id = @session AND id = @id;

-- name: grow
UPDATE attachment SET kept = kept + @length
WHERE id = @id AND session_id = @session AND kept = @offset AND state = 0 AND kept + @length <= size;

-- name: add-piece
INSERT INTO attachment_piece (attachment, at, bytes) VALUES (@id, @offset, @bytes);

-- name: ready
UPDATE attachment SET state = 1, type = @type, width = @width, height = @height
WHERE id = @id AND session_id = @session AND state = 0 AND kept = size;

-- name: piece
SELECT bytes FROM attachment_piece WHERE attachment = @id AND at = @offset;

-- name: attach
UPDATE attachment SET state = 2, conversation = @conversation, message = @message
WHERE id = @id AND session_id = @session AND (state = 1 OR (state = 2 AND conversation = @conversation AND message = @message));

-- name: delete
DELETE FROM attachment WHERE id = @id AND session_id = @session AND state < 2;

-- name: delete-pieces
DELETE FROM attachment_piece WHERE attachment = @id;

-- name: unattached
SELECT session_id, id FROM attachment WHERE state < 2 AND reserved_at < @before ORDER BY reserved_at LIMIT 50;
