-- Who a session's visitor is known as, for lists and mail; the session's grain keeps it and writes this row. Conversations name the session.
CREATE TABLE visitor (
    session_id TEXT PRIMARY KEY,
    grade INTEGER NOT NULL,
    name TEXT,
    email TEXT,
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
