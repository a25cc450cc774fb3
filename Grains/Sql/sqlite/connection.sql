-- name: new-file
PRAGMA page_size = 4096;
PRAGMA journal_mode = WAL;

-- name: writer
PRAGMA synchronous = FULL;
PRAGMA secure_delete = ON;
PRAGMA foreign_keys = ON;
PRAGMA wal_autocheckpoint = 0;
PRAGMA busy_timeout = 1000;
PRAGMA cache_size = -65536;

-- name: reader
PRAGMA query_only = ON;
PRAGMA busy_timeout = 1000;
PRAGMA cache_size = -8192;

-- name: checkpointer
PRAGMA synchronous = FULL;
PRAGMA wal_autocheckpoint = 0;
PRAGMA busy_timeout = 0;
