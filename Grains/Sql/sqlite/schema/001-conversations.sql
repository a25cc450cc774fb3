-- Public ids and client ids are 16 bytes, big end first. Times are milliseconds since 1970 (UTC). Enumerations are their contract numbers.

CREATE TABLE conversation (
    id INTEGER PRIMARY KEY,
    public_id BLOB NOT NULL UNIQUE,
    head INTEGER NOT NULL,
    writer_epoch INTEGER NOT NULL DEFAULT 0,
    log_epoch INTEGER NOT NULL DEFAULT 0,
    session_id TEXT NOT NULL,
    widget_hash TEXT NOT NULL,
    button_id TEXT NOT NULL,
    department_id TEXT NOT NULL,
    priority INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    status INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    closed_at INTEGER NOT NULL,
    closed_by_kind INTEGER,
    closed_by_id TEXT,
    closed_by_name TEXT,
    assignee_id TEXT,
    assignee_name TEXT,
    assignment_epoch INTEGER NOT NULL,
    visitor_name TEXT,
    visitor_messages INTEGER NOT NULL,
    team_messages INTEGER NOT NULL,
    waiting_since INTEGER NOT NULL,
    last_author_kind INTEGER NOT NULL,
    last_author_id TEXT NOT NULL,
    last_author_name TEXT,
    preview TEXT NOT NULL,
    read_only INTEGER NOT NULL
) STRICT;

-- A visitor's own list. A session has few conversations, so they are sorted when read: an index by time would be rewritten by every message.
CREATE INDEX conversation_of_session ON conversation (session_id);

-- All four inbox views of a department: the assignee rides along so that counting and filtering stay inside the index.
CREATE INDEX conversation_of_department ON conversation (department_id, status, last_at, assignee_id);

-- visitor_no and team_no count the messages of each side up to and including this event: unread is a subtraction.
CREATE TABLE event (
    conversation INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    author_kind INTEGER NOT NULL,
    author_id TEXT NOT NULL,
    author_name TEXT,
    client_id BLOB,
    payload BLOB NOT NULL,
    visitor_no INTEGER NOT NULL,
    team_no INTEGER NOT NULL,
    PRIMARY KEY (conversation, seq)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX event_client_id ON event (conversation, client_id) WHERE client_id IS NOT NULL;

CREATE TABLE read_cursor (
    conversation INTEGER NOT NULL REFERENCES conversation (id),
    participant TEXT NOT NULL,
    kind INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (conversation, participant)
) STRICT, WITHOUT ROWID;

-- A cache of the fold: any row may be deleted, it is made again. version names the shape of the payload.
CREATE TABLE snapshot (
    conversation INTEGER PRIMARY KEY REFERENCES conversation (id),
    seq INTEGER NOT NULL,
    version INTEGER NOT NULL,
    payload BLOB NOT NULL
) STRICT;
