-- name: reserve
INSERT INTO attachment (id, owner_kind, owner_id, client_id, name, size, declared_type, kept, state, reserved_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, 0, ?8)
ON CONFLICT (owner_kind, owner_id, client_id) DO NOTHING;

-- name: find-reserved
SELECT a.id, a.owner_kind, a.owner_id, a.name, a.size, a.kept, a.state, a.type, a.width, a.height, a.sha256, c.session_id, c.department_id
FROM attachment a LEFT JOIN conversation c ON c.id = a.conversation
WHERE a.owner_kind = ?1 AND a.owner_id = ?2 AND a.client_id = ?3;

-- name: find
SELECT a.id, a.owner_kind, a.owner_id, a.name, a.size, a.kept, a.state, a.type, a.width, a.height, a.sha256, c.session_id, c.department_id
FROM attachment a LEFT JOIN conversation c ON c.id = a.conversation
WHERE a.id = ?1;

-- name: grow
UPDATE attachment SET kept = kept + ?5
WHERE id = ?3 AND owner_kind = ?1 AND owner_id = ?2 AND kept = ?4 AND state = 0 AND kept + ?5 <= size;

-- name: add-piece
INSERT INTO attachment_piece (attachment, at, bytes) VALUES (?1, ?2, ?3);

-- name: ready
UPDATE attachment SET state = 1, type = ?2, width = ?3, height = ?4, sha256 = ?5 WHERE id = ?1 AND state = 0 AND kept = size;

-- name: add-picture
INSERT INTO attachment_picture (attachment, view, bytes) VALUES (?1, ?2, ?3);

-- name: piece
SELECT bytes FROM attachment_piece WHERE attachment = ?1 AND at = ?2;

-- name: picture
SELECT bytes FROM attachment_picture WHERE attachment = ?1 AND view = ?2;

-- name: delete
DELETE FROM attachment WHERE id = ?1 AND state < 2 RETURNING owner_id, size, reserved_at;

-- name: delete-pieces
DELETE FROM attachment_piece WHERE attachment = ?1;

-- name: delete-pictures
DELETE FROM attachment_picture WHERE attachment = ?1;
