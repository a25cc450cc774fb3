-- Counts so much and answers the count within the window that it falls in.
-- name: take
INSERT INTO quota (kind, key, window_start, count) VALUES (?1, ?2, ?3, ?5)
ON CONFLICT (kind, key) DO UPDATE SET
    count = CASE WHEN window_start + ?4 > ?3 THEN count + ?5 ELSE ?5 END,
    window_start = CASE WHEN window_start + ?4 > ?3 THEN window_start ELSE ?3 END
RETURNING count, window_start;

-- Takes back what was counted at a time, if the window is still the one that it was counted in.
-- name: give-back
UPDATE quota SET count = CASE WHEN count > ?3 THEN count - ?3 ELSE 0 END WHERE kind = ?1 AND key = ?2 AND window_start <= ?4;

-- name: forget-old-quotas
DELETE FROM quota WHERE (kind, key) IN (SELECT kind, key FROM quota WHERE window_start < ? LIMIT 1000);

-- Counts a try as failed before the password is looked at, so that a lock cannot be outrun by trying in parallel; the one that reaches the
-- limit (?3) locks. What is counted above the limit was locked before it came. A lock that ended counts from one again.
-- name: try-sign-in
INSERT INTO sign_in_failure (sign_in_key, failures, locked_until, last_at) VALUES (?1, 1, 0, ?2)
ON CONFLICT (sign_in_key) DO UPDATE SET
    failures = CASE WHEN locked_until BETWEEN 1 AND ?2 THEN 1 ELSE failures + 1 END,
    locked_until = CASE
        WHEN locked_until > ?2 THEN locked_until
        WHEN locked_until = 0 AND failures + 1 >= ?3 THEN ?2 + ?4
        ELSE 0 END,
    last_at = ?2
RETURNING failures, locked_until;

-- name: forget-failures
DELETE FROM sign_in_failure WHERE sign_in_key = ?;

-- name: forget-old-failures
DELETE FROM sign_in_failure WHERE sign_in_key IN (SELECT sign_in_key FROM sign_in_failure WHERE last_at < ? ORDER BY last_at LIMIT 1000);
