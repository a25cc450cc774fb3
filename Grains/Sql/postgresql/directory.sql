-- name: installation
SELECT server_key, channel_active FROM installation WHERE id = 1;

-- name: departments
SELECT id, name FROM department ORDER BY name, id;

-- An operator's departments follow as rows of their own (columns 7); none: null.
-- name: operator
SELECT o.id, o.name, o.sign_in_name, o.administrator, o.must_change_password, o.operator_epoch, o.password_hash, d.department
FROM operator o LEFT JOIN operator_department d ON d.operator = o.id WHERE o.id = @id ORDER BY d.department;

-- name: operator-by-sign-in-key
SELECT o.id, o.name, o.sign_in_name, o.administrator, o.must_change_password, o.operator_epoch, o.password_hash, d.department
FROM operator o LEFT JOIN operator_department d ON d.operator = o.id WHERE o.sign_in_key = @sign_in_key ORDER BY d.department;

-- name: operators-of-department
SELECT o.id, o.name, o.sign_in_name, o.administrator, o.must_change_password, o.operator_epoch, o.password_hash, d.department
FROM operator_department mine JOIN operator o ON o.id = mine.operator JOIN operator_department d ON d.operator = o.id
WHERE mine.department = @department ORDER BY o.name, o.id, d.department;

-- name: first-widget
SELECT hash FROM widget ORDER BY created_at, hash LIMIT 1;

-- name: add-installation
INSERT INTO installation (id, server_key, channel_active, created_at) VALUES (1, @server_key, false, @now) ON CONFLICT (id) DO NOTHING;

-- name: add-department
INSERT INTO department (id, name) VALUES (@id, @name);

-- name: add-operator
INSERT INTO operator (id, name, sign_in_name, sign_in_key, password_hash, administrator, must_change_password, created_at)
VALUES (@id, @name, @sign_in_name, @sign_in_key, @password_hash, @administrator, @must_change_password, @now);

-- name: add-operator-department
INSERT INTO operator_department (operator, department) VALUES (@operator, @department);

-- name: set-channel
UPDATE installation SET channel_active = @active WHERE id = 1;

-- name: set-password
UPDATE operator SET password_hash = @new_hash, must_change_password = false, operator_epoch = operator_epoch + 1
WHERE id = @id AND password_hash = @known_hash;

-- The same password under a newer hash: nobody is signed out.
-- name: rehash-password
UPDATE operator SET password_hash = @new_hash WHERE id = @id AND password_hash = @known_hash;

-- name: add-audit
INSERT INTO audit (at, actor, action, subject, detail) VALUES (@now, @actor, @action, @subject, @detail);

-- name: save-widget
INSERT INTO widget (hash, name, version, active, created_at) VALUES (@hash, @name, @version, @active, @now)
ON CONFLICT (hash) DO UPDATE SET name = excluded.name, version = excluded.version, active = excluded.active
WHERE excluded.version > widget.version;

-- name: now
SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint;
