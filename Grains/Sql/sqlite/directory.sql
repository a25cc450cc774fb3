-- name: installation
SELECT server_key, channel_active FROM installation WHERE id = 1;

-- name: departments
SELECT id, name FROM department ORDER BY name, id;

-- name: operator
SELECT id, name, sign_in_name, administrator, must_change_password, operator_epoch, password_hash FROM operator WHERE id = ?;

-- name: operator-by-sign-in-key
SELECT id, name, sign_in_name, administrator, must_change_password, operator_epoch, password_hash FROM operator WHERE sign_in_key = ?;

-- name: departments-of-operator
SELECT department FROM operator_department WHERE operator = ? ORDER BY department;

-- name: operators-of-department
SELECT o.id FROM operator_department d JOIN operator o ON o.id = d.operator WHERE d.department = ? ORDER BY o.name, o.id;

-- name: first-widget
SELECT hash FROM widget ORDER BY created_at, hash LIMIT 1;

-- name: add-installation
INSERT INTO installation (id, server_key, channel_active, created_at) VALUES (1, ?, 0, ?) ON CONFLICT (id) DO NOTHING;

-- name: add-department
INSERT INTO department (id, name) VALUES (?, ?);

-- name: add-operator
INSERT INTO operator (id, name, sign_in_name, sign_in_key, password_hash, administrator, must_change_password, created_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?);

-- name: add-operator-department
INSERT INTO operator_department (operator, department) VALUES (?, ?);

-- name: set-channel
UPDATE installation SET channel_active = ? WHERE id = 1;

-- name: set-password
UPDATE operator SET password_hash = ?2, must_change_password = 0, operator_epoch = operator_epoch + 1 WHERE id = ?1 AND password_hash = ?3;

-- The same password under a newer hash: nobody is signed out.
-- name: rehash-password
UPDATE operator SET password_hash = ?2 WHERE id = ?1 AND password_hash = ?3;

-- name: add-audit
INSERT INTO audit (at, actor, action, subject, detail) VALUES (?, ?, ?, ?, ?);

-- name: save-widget
INSERT INTO widget (hash, name, version, active, created_at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (hash) DO UPDATE SET name = excluded.name, version = excluded.version, active = excluded.active
WHERE excluded.version > version;
