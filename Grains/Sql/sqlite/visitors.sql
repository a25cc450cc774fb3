-- name: save
INSERT INTO visitor (session_id, grade, name, email, changed_at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (session_id) DO UPDATE SET grade = excluded.grade, name = excluded.name, email = excluded.email, changed_at = excluded.changed_at;

-- name: end
INSERT INTO visitor (session_id, grade, name, email, changed_at, session_epoch) VALUES (?, ?, ?, ?, ?, 1)
ON CONFLICT (session_id) DO UPDATE SET session_epoch = session_epoch + 1;
