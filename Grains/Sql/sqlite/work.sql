-- name: schedule
INSERT INTO work (kind, key, due_at, version, attempts, lease_owner, lease_until) VALUES (?, ?, ?, 1, 0, NULL, 0)
ON CONFLICT (kind, key) DO UPDATE SET due_at = excluded.due_at, version = version + 1, attempts = 0, lease_owner = NULL, lease_until = 0;

-- name: cancel
DELETE FROM work WHERE kind = ? AND key = ?;

-- name: claim
UPDATE work SET attempts = attempts + 1, lease_owner = ?2, lease_until = ?3
WHERE (kind, key) IN (
    SELECT kind, key FROM work
    WHERE due_at <= ?1 AND lease_until <= ?1 AND kind IN (SELECT value FROM json_each(?5))
    ORDER BY due_at LIMIT ?4)
RETURNING kind, key, due_at, version, attempts;

-- name: finish
DELETE FROM work WHERE kind = ? AND key = ? AND version = ? AND lease_owner = ?;

-- name: retry
UPDATE work SET due_at = ?5, lease_owner = NULL, lease_until = 0 WHERE kind = ?1 AND key = ?2 AND version = ?3 AND lease_owner = ?4;

-- name: next-due
SELECT min(max(due_at, lease_until)) FROM work WHERE kind IN (SELECT value FROM json_each(?));
