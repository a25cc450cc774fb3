-- Counts so much and answers the count within the window that it falls in.
-- name: take
INSERT INTO quota (kind, key, window_start, count) VALUES (@kind, @key, @now, @amount)
ON CONFLICT (kind, key) DO UPDATE SET
    count = CASE WHEN quota.window_start + @window > @now THEN quota.count + @amount ELSE @amount END,
    window_start = CASE WHEN quota.window_start + @window > @now THEN quota.window_start ELSE @now END
RETURNING count, window_start;

-- Takes back what was counted at a time, if the window is still the one that it was counted in.
-- name: give-back
UPDATE quota SET count = CASE WHEN count > @amount THEN count - @amount ELSE 0 END WHERE kind = @kind AND key = @key AND window_start <= @at;

-- name: forget-old-quotas
DELETE FROM quota WHERE (kind, key) IN (SELECT kind, key FROM quota WHERE window_start < @before LIMIT 1000 FOR UPDATE SKIP LOCKED);

-- Counts a try as failed before the password is looked at, so that a lock cannot be outrun by trying in parallel; the one that reaches the
-- limit (@most) locks. What is counted above the limit was locked before it came. A lock that ended counts from one again.
-- name: try-sign-in
INSERT INTO sign_in_failure (sign_in_key, failures, locked_until, last_at) VALUES (@sign_in_key, 1, 0, @now)
ON CONFLICT (sign_in_key) DO UPDATE SET
    failures = CASE WHEN sign_in_failure.locked_until BETWEEN 1 AND @now THEN 1 ELSE sign_in_failure.failures + 1 END,
    locked_until = CASE
        WHEN sign_in_failure.locked_until > @now THEN sign_in_failure.locked_until
        WHEN sign_in_failure.locked_until = 0 AND sign_in_failure.failures + 1 >= @most THEN @now + @locked
        ELSE 0 END,
    last_at = @now
RETURNING failures, locked_until;

-- name: forget-failures
DELETE FROM sign_in_failure WHERE sign_in_key = @sign_in_key;

-- name: forget-old-failures
DELETE FROM sign_in_failure WHERE sign_in_key IN (
    SELECT sign_in_key FROM sign_in_failure WHERE last_at < @before ORDER BY last_at LIMIT 1000 FOR UPDATE SKIP LOCKED);
