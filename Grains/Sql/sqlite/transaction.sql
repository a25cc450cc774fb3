-- name: begin
BEGIN IMMEDIATE;

-- name: begin-read
BEGIN;

-- name: commit
COMMIT;

-- name: rollback
ROLLBACK;

-- name: savepoint
SAVEPOINT part;

-- name: release
RELEASE part;

-- name: rollback-part
ROLLBACK TO part;
