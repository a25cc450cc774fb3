-- Public ids and client ids are uuids, big end first. Times are milliseconds since 1970 (UTC). Enumerations are their contract numbers.

CREATE TABLE conversation (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id uuid NOT NULL UNIQUE,
    head integer NOT NULL,
    writer_epoch integer NOT NULL DEFAULT 0,
    log_epoch integer NOT NULL DEFAULT 0,
    session_id text NOT NULL,
    widget_hash text NOT NULL,
    button_id text NOT NULL,
    department_id text NOT NULL,
    priority integer NOT NULL,
    started_at bigint NOT NULL,
    status integer NOT NULL,
    last_at bigint NOT NULL,
    closed_at bigint NOT NULL,
    closed_by_kind integer,
    closed_by_id text,
    closed_by_name text,
    assignee_id text,
    assignee_name text,
    assignment_epoch integer NOT NULL,
    visitor_name text,
    visitor_messages integer NOT NULL,
    team_messages integer NOT NULL,
    waiting_since bigint NOT NULL,
    last_author_kind integer NOT NULL,
    last_author_id text NOT NULL,
    last_author_name text,
    preview text NOT NULL,
    read_only boolean NOT NULL,
    listed_at bigint NOT NULL GENERATED ALWAYS AS (CASE WHEN status = 1 THEN last_at ELSE 0 END) STORED
) WITH (fillfactor = 50);

-- A visitor's own list. A session has few conversations, so they are sorted when read.
CREATE INDEX conversation_of_session ON conversation (session_id);

-- All four inbox views of a department. A message to an open conversation changes no indexed column, so that its row is replaced within its
-- page and no index is written; the few open conversations are sorted when read, the many closed ones are kept in order.
CREATE INDEX conversation_of_department ON conversation (department_id, status, listed_at, assignee_id);

-- visitor_no and team_no count the messages of each side up to and including this event: unread is a subtraction.
CREATE TABLE event (
    conversation bigint NOT NULL,
    seq integer NOT NULL,
    kind text NOT NULL,
    version integer NOT NULL,
    at bigint NOT NULL,
    author_kind integer NOT NULL,
    author_id text NOT NULL,
    author_name text,
    client_id uuid,
    payload bytea NOT NULL,
    visitor_no integer NOT NULL,
    team_no integer NOT NULL,
    PRIMARY KEY (conversation, seq)
);

CREATE UNIQUE INDEX event_client_id ON event (conversation, client_id) WHERE client_id IS NOT NULL;

CREATE TABLE read_cursor (
    conversation bigint NOT NULL REFERENCES conversation (id),
    participant text NOT NULL,
    kind integer NOT NULL,
    seq integer NOT NULL,
    PRIMARY KEY (conversation, participant)
);

-- A cache of the fold: any row may be deleted, it is made again. version names the shape of the payload.
CREATE TABLE snapshot (
    conversation bigint PRIMARY KEY REFERENCES conversation (id),
    seq integer NOT NULL,
    version integer NOT NULL,
    payload bytea NOT NULL
);
