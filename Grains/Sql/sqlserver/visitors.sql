-- name: save
MERGE visitor WITH (HOLDLOCK) AS v
USING (VALUES (1)) AS saved (one) ON v.session_id = @session
WHEN MATCHED THEN UPDATE SET grade = @grade, name = @name, email = @email, changed_at = @now
WHEN NOT MATCHED THEN INSERT (session_id, grade, name, email, changed_at) VALUES (@session, @grade, @name, @email, @now);

-- name: end
MERGE visitor WITH (HOLDLOCK) AS v
USING (VALUES (1)) AS saved (one) ON v.session_id = @session
WHEN MATCHED THEN UPDATE SET session_epoch = v.session_epoch + 1
WHEN NOT MATCHED THEN INSERT (session_id, grade, name, email, changed_at, session_epoch) VALUES (@session, @grade, @name, @email, @now, 1);
