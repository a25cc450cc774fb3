-- state: 0 reserved, 1 ready, 2 attached to the message at seq of that conversation. type and the rest behind it are what the check found.
CREATE TABLE attachment (
    id TEXT PRIMARY KEY,
    owner_kind INTEGER NOT NULL,
    owner_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    declared_type TEXT,
    kept INTEGER NOT NULL,
    state INTEGER NOT NULL,
    type TEXT,
    width INTEGER,
    height INTEGER,
    sha256 TEXT,
    conversation INTEGER,
    seq INTEGER,
    reserved_at INTEGER NOT NULL,
    UNIQUE (owner_kind, owner_id, client_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX attachment_of_conversation ON attachment (conversation, seq) WHERE conversation IS NOT NULL;

-- A file's bytes, in the pieces in which they came.
CREATE TABLE attachment_piece (
    attachment TEXT NOT NULL,
    at INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (attachment, at)
) STRICT;

-- A picture made anew from a file's pixels. view: 0 for a thread, 1 enlarged.
CREATE TABLE attachment_picture (
    attachment TEXT NOT NULL,
    view INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (attachment, view)
) STRICT;
