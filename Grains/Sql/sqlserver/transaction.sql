-- Several statements that read one moment of the database stand between these two. The level would outlive the transaction on a pooled connection.
-- name: begin-read
SET XACT_ABORT ON;
SET TRANSACTION ISOLATION LEVEL SNAPSHOT;
BEGIN TRANSACTION;

-- name: commit
COMMIT TRANSACTION;
SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
