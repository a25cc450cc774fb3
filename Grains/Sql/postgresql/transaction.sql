-- name: begin-read
BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY;

-- name: commit
COMMIT;
