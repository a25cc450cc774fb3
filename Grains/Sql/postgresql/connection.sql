-- The log's own connection. Its few statements always go by index, whatever a small or new table makes the planner think.
-- name: writer
SET lock_timeout = '1s';
SET statement_timeout = '4s';
SET plan_cache_mode = force_generic_plan;
SET enable_seqscan = off;
SET enable_hashjoin = off;
SET enable_mergejoin = off;
SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';

-- name: ping
SELECT 1;

-- name: backend
SELECT pid, backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid();

-- Ends a connection of ours and waits until its transaction is decided. A pid may belong to another by now, hence the start.
-- name: end-backend
SELECT coalesce(bool_and(pg_terminate_backend(pid, 2000)), true) FROM pg_stat_activity WHERE pid = @pid AND backend_start = @started;

-- One process after the other brings the schema up to date.
-- name: lock-schema
SELECT pg_advisory_lock(7095331268520413);

-- name: unlock-schema
SELECT pg_advisory_unlock(7095331268520413);
