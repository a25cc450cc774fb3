-- Who a session's visitor is known as, for lists and mail; the session's grain keeps it and writes this row. Conversations name the session.
CREATE TABLE visitor (
    session_id nvarchar(200) COLLATE Latin1_General_100_BIN2 PRIMARY KEY,
    grade int NOT NULL,
    name nvarchar(max) NULL,
    email nvarchar(254) NULL,
    changed_at bigint NOT NULL
);
