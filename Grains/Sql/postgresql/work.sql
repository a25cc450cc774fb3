-- Due times and leases are told by the database's clock; @now is given by tests only.

-- name: schedule
INSERT INTO work (kind, key, due_at, version, attempts, lease_owner, lease_until) VALUES (@kind, @key, @due_at, 1, 0, NULL, 0)
ON CONFLICT (kind, key) DO UPDATE SET
    due_at = excluded.due_at, version = work.version + 1, attempts = 0, lease_owner = NULL, lease_until = 0;

-- name: cancel
DELETE FROM work WHERE kind = @kind AND key = @key;

-- name: claim
WITH clock AS MATERIALIZED (SELECT coalesce(@now, (extract(epoch FROM clock_timestamp()) * 1000)::bigint) AS now),
due AS MATERIALIZED (
    SELECT w.kind, w.key FROM work w
    WHERE w.due_at <= (SELECT now FROM clock) AND w.lease_until <= (SELECT now FROM clock) AND w.kind = ANY (@kinds)
    ORDER BY w.due_at LIMIT @most FOR UPDATE SKIP LOCKED)
UPDATE work w SET attempts = w.attempts + 1, lease_owner = @lease, lease_until = (SELECT now FROM clock) + @lease_length
FROM due WHERE w.kind = due.kind AND w.key = due.key
RETURNING w.kind, w.key, w.due_at, w.version, w.attempts;

-- name: finish
DELETE FROM work WHERE kind = @kind AND key = @key AND version = @version AND lease_owner = @lease;

-- name: retry
UPDATE work SET due_at = @due_at, lease_owner = NULL, lease_until = 0
WHERE kind = @kind AND key = @key AND version = @version AND lease_owner = @lease;

-- name: next-due
SELECT min(greatest(due_at, lease_until)) FROM work WHERE kind = ANY (@kinds);
