CREATE TABLE installation (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    server_key BLOB NOT NULL,
    channel_active INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE department (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- sign_in_key is the sign-in name trimmed and case-folded.
CREATE TABLE operator (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    sign_in_name TEXT NOT NULL,
    sign_in_key TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    administrator INTEGER NOT NULL,
    must_change_password INTEGER NOT NULL,
    operator_epoch INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE operator_department (
    operator TEXT NOT NULL REFERENCES operator (id) ON DELETE CASCADE,
    department TEXT NOT NULL REFERENCES department (id) ON DELETE CASCADE,
    PRIMARY KEY (operator, department)
) STRICT, WITHOUT ROWID;

CREATE INDEX operator_of_department ON operator_department (department, operator);

CREATE TABLE widget (
    hash TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    active INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
