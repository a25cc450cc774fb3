-- state: 0 reserved, 1 ready, 2 attached to the message of that conversation and client id.
CREATE TABLE attachment (
    id TEXT PRIMARY KEY,
    session_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    kept INTEGER NOT NULL,
    state INTEGER NOT NULL,
    type TEXT,
    width INTEGER,
    height INTEGER,
    conversation TEXT,
    message TEXT,
    reserved_at INTEGER NOT NULL,
    UNIQUE (session_id, client_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX attachment_unattached ON attachment (reserved_at) WHERE state < 2;

-- A file's bytes, in the pieces in which they came.
CREATE TABLE attachment_piece (
    attachment TEXT NOT NULL,
    at INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (attachment, at)
) STRICT;
