-- Counts so much and answers the count within the window that it falls in.
-- name: take
MERGE quota WITH (HOLDLOCK) AS q
USING (VALUES (1)) AS used (one) ON q.kind = @kind AND q.[key] = @key
WHEN MATCHED THEN UPDATE SET
    [count] = CASE WHEN q.window_start + @window > @now THEN q.[count] + @amount ELSE @amount END,
    window_start = CASE WHEN q.window_start + @window > @now THEN q.window_start ELSE @now END
WHEN NOT MATCHED THEN INSERT (kind, [key], window_start, [count]) VALUES (@kind, @key, @now, @amount)
OUTPUT inserted.[count], inserted.window_start;

-- Takes back what was counted at a time, if the window is still the one that it was counted in.
-- name: give-back
UPDATE quota SET [count] = CASE WHEN [count] > @amount THEN [count] - @amount ELSE 0 END WHERE kind = @kind AND [key] = @key AND window_start <= @at;

-- name: forget-old-quotas
DELETE TOP (1000) FROM quota WITH (UPDLOCK, ROWLOCK, READPAST, READCOMMITTEDLOCK) WHERE window_start < @before;

-- Counts a try as failed before the password is looked at, so that a lock cannot be outrun by trying in parallel; the one that reaches the
-- limit (@most) locks. What is counted above the limit was locked before it came. A lock that ended counts from one again.
-- name: try-sign-in
MERGE sign_in_failure WITH (HOLDLOCK) AS f
USING (VALUES (1)) AS tried (one) ON f.sign_in_key = @sign_in_key
WHEN MATCHED THEN UPDATE SET
    failures = CASE WHEN f.locked_until BETWEEN 1 AND @now THEN 1 ELSE f.failures + 1 END,
    locked_until = CASE
        WHEN f.locked_until > @now THEN f.locked_until
        WHEN f.locked_until = 0 AND f.failures + 1 >= @most THEN @now + @locked
        ELSE 0 END,
    last_at = @now
WHEN NOT MATCHED THEN INSERT (sign_in_key, failures, locked_until, last_at) VALUES (@sign_in_key, 1, 0, @now)
OUTPUT inserted.failures, inserted.locked_until;

-- name: forget-failures
DELETE FROM sign_in_failure WHERE sign_in_key = @sign_in_key;

-- name: forget-old-failures
DELETE TOP (1000) FROM sign_in_failure WITH (UPDLOCK, ROWLOCK, READPAST, READCOMMITTEDLOCK) WHERE last_at < @before;
