-- name: save
INSERT INTO visitor (session_id, grade, name, email, changed_at) VALUES (@session, @grade, @name, @email, @now)
ON CONFLICT (session_id) DO UPDATE SET grade = excluded.grade, name = excluded.name, email = excluded.email, changed_at = excluded.changed_at;

-- name: end
INSERT INTO visitor (session_id, grade, name, email, changed_at, session_epoch) VALUES (@session, @grade, @name, @email, @now, 1)
ON CONFLICT (session_id) DO UPDATE SET session_epoch = visitor.session_epoch + 1;
