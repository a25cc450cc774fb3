-- Public ids and client ids are uniqueidentifiers, written big end first. Times are milliseconds since 1970 (UTC). Enumerations are their
-- contract numbers. Ids and keys are compared byte by byte, whatever the database's collation.

CREATE TABLE conversation (
    id bigint IDENTITY PRIMARY KEY,
    public_id uniqueidentifier NOT NULL CONSTRAINT conversation_public_id UNIQUE,
    head int NOT NULL,
    writer_epoch int NOT NULL DEFAULT 0,
    log_epoch int NOT NULL DEFAULT 0,
    session_id nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    widget_hash nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    button_id nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    department_id nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    priority int NOT NULL,
    started_at bigint NOT NULL,
    status int NOT NULL,
    last_at bigint NOT NULL,
    closed_at bigint NOT NULL,
    closed_by_kind int NULL,
    closed_by_id nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    closed_by_name nvarchar(max) NULL,
    assignee_id nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    assignee_name nvarchar(max) NULL,
    assignment_epoch int NOT NULL,
    visitor_name nvarchar(max) NULL,
    visitor_messages int NOT NULL,
    team_messages int NOT NULL,
    waiting_since bigint NOT NULL,
    last_author_kind int NOT NULL,
    last_author_id nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    last_author_name nvarchar(max) NULL,
    preview nvarchar(max) NOT NULL,
    read_only bit NOT NULL
);

-- A visitor's own list. A session has few conversations, so they are sorted when read.
CREATE INDEX conversation_of_session ON conversation (session_id);

-- All four inbox views of a department: the assignee rides along so that counting and filtering stay inside the index.
CREATE INDEX conversation_of_department ON conversation (department_id, status, last_at, assignee_id);

-- visitor_no and team_no count the messages of each side up to and including this event: unread is a subtraction.
CREATE TABLE event (
    conversation bigint NOT NULL,
    seq int NOT NULL,
    kind nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    version int NOT NULL,
    at bigint NOT NULL,
    author_kind int NOT NULL,
    author_id nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    author_name nvarchar(max) NULL,
    client_id uniqueidentifier NULL,
    payload varbinary(max) NOT NULL,
    visitor_no int NOT NULL,
    team_no int NOT NULL,
    PRIMARY KEY (conversation, seq)
);

CREATE UNIQUE INDEX event_client_id ON event (conversation, client_id) WHERE client_id IS NOT NULL;

CREATE TABLE read_cursor (
    conversation bigint NOT NULL REFERENCES conversation (id),
    participant nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    kind int NOT NULL,
    seq int NOT NULL,
    PRIMARY KEY (conversation, participant)
);

-- A cache of the fold: any row may be deleted, it is made again. version names the shape of the payload.
CREATE TABLE snapshot (
    conversation bigint PRIMARY KEY REFERENCES conversation (id),
    seq int NOT NULL,
    version int NOT NULL,
    payload varbinary(max) NOT NULL
);
