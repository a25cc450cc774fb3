-- Who a session's visitor is known as, for lists and mail; the session's grain keeps it and writes this row. Conversations name the session.
CREATE TABLE visitor (
    session_id text PRIMARY KEY,
    grade integer NOT NULL,
    name text,
    email text,
    changed_at bigint NOT NULL
);
