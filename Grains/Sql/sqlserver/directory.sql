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
SELECT TOP (1) hash FROM widget ORDER BY created_at, hash;

-- name: add-installation
INSERT INTO installation (id, server_key, channel_active, created_at)
SELECT 1, @server_key, 0, @now WHERE NOT EXISTS (SELECT 1 FROM installation WITH (UPDLOCK, HOLDLOCK) WHERE id = 1);

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
UPDATE operator SET password_hash = @new_hash, must_change_password = 0, operator_epoch = operator_epoch + 1
WHERE id = @id AND password_hash = @known_hash;

-- The same password under a newer hash: nobody is signed out.
-- name: rehash-password
UPDATE operator SET password_hash = @new_hash WHERE id = @id AND password_hash = @known_hash;

-- name: add-audit
INSERT INTO audit (at, actor, action, subject, detail) VALUES (@now, @actor, @action, @subject, @detail);

-- name: save-widget
MERGE widget WITH (HOLDLOCK) AS w
USING (VALUES (1)) AS saved (one) ON w.hash = @hash
WHEN MATCHED AND w.version < @version THEN UPDATE SET name = @name, version = @version, active = @active
WHEN NOT MATCHED THEN INSERT (hash, name, version, active, created_at) VALUES (@hash, @name, @version, @active, @now);

-- name: now
SELECT DATEDIFF_BIG(millisecond, '19700101', SYSUTCDATETIME());
