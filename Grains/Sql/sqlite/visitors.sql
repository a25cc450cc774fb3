-- name: save
INSERT INTO visitor (session_id, grade, name, email, changed_at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (session_id) DO UPDATE SET grade = excluded.grade, name = excluded.name, email = excluded.email, changed_at = excluded.changed_at;
