-- Due times and leases are told by the database's clock; @now is given by tests only.

-- name: schedule
MERGE work WITH (HOLDLOCK) AS w
USING (VALUES (1)) AS scheduled (one) ON w.kind = @kind AND w.[key] = @key
WHEN MATCHED THEN UPDATE SET due_at = @due_at, version = w.version + 1, attempts = 0, lease_owner = NULL, lease_until = 0
WHEN NOT MATCHED THEN INSERT (kind, [key], due_at, version, attempts, lease_owner, lease_until)
    VALUES (@kind, @key, @due_at, 1, 0, NULL, 0);

-- name: cancel
DELETE FROM work WHERE kind = @kind AND [key] = @key;

-- name: claim
DECLARE @clock bigint = coalesce(@now, DATEDIFF_BIG(millisecond, '19700101', SYSUTCDATETIME()));
WITH due AS (
    SELECT TOP (@most) kind, [key], due_at, version, attempts, lease_owner, lease_until
    FROM work WITH (UPDLOCK, ROWLOCK, READPAST, READCOMMITTEDLOCK)
    WHERE due_at <= @clock AND lease_until <= @clock
      AND kind IN (SELECT listed.value COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@kinds) listed)
    ORDER BY due_at)
UPDATE due SET attempts = attempts + 1, lease_owner = @lease, lease_until = @clock + @lease_length
OUTPUT inserted.kind, inserted.[key], inserted.due_at, inserted.version, inserted.attempts;

-- name: finish
DELETE FROM work WHERE kind = @kind AND [key] = @key AND version = @version AND lease_owner = @lease;

-- name: retry
UPDATE work SET due_at = @due_at, lease_owner = NULL, lease_until = 0
WHERE kind = @kind AND [key] = @key AND version = @version AND lease_owner = @lease;

-- name: next-due
SELECT min(CASE WHEN due_at > lease_until THEN due_at ELSE lease_until END)
FROM work WHERE kind IN (SELECT listed.value COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@kinds) listed);
