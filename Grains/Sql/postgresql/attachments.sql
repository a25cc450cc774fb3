-- name: reserve
INSERT INTO attachment (id, owner_kind, owner_id, client_id, name, size, declared_type, kept, state, reserved_at)
VALUES (@id, @owner_kind, @owner_id, @client_id, @name, @size, @declared_type, 0, 0, @now)
ON CONFLICT (owner_kind, owner_id, client_id) DO NOTHING;

-- name: find-reserved
SELECT a.id, a.owner_kind, a.owner_id, a.name, a.size, a.kept, a.state, a.type, a.width, a.height, a.sha256, c.session_id, c.department_id
FROM attachment a LEFT JOIN conversation c ON c.id = a.conversation
WHERE a.owner_kind = @owner_kind AND a.owner_id = @owner_id AND a.client_id = @client_id;

-- name: find
SELECT a.id, a.owner_kind, a.owner_id, a.name, a.size, a.kept, a.state, a.type, a.width, a.height, a.sha256, c.session_id, c.department_id
FROM attachment a LEFT JOIN conversation c ON c.id = a.conversation
WHERE a.id = @id;

-- name: grow
UPDATE attachment SET kept = kept + @length
WHERE id = @id AND owner_kind = @owner_kind AND owner_id = @owner_id AND kept = @offset AND state = 0 AND kept + @length <= size;

-- name: add-piece
INSERT INTO attachment_piece (attachment, at, bytes) VALUES (@id, @offset, @bytes);

-- name: ready
UPDATE attachment SET state = 1, type = @type, width = @width, height = @height, sha256 = @sha256
WHERE id = @id AND state = 0 AND kept = size;

-- name: add-picture
INSERT INTO attachment_picture (attachment, view, bytes) VALUES (@id, @view, @bytes);

-- name: piece
SELECT bytes FROM attachment_piece WHERE attachment = @id AND at = @offset;

-- name: picture
SELECT bytes FROM attachment_picture WHERE attachment = @id AND view = @view;

-- name: delete
DELETE FROM attachment WHERE id = @id AND state < 2 RETURNING owner_id, size, reserved_at;

-- name: delete-pieces
DELETE FROM attachment_piece WHERE attachment = @id;

-- name: delete-pictures
DELETE FROM attachment_picture WHERE attachment = @id;
