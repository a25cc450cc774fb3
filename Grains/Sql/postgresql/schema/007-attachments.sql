-- state: 0 reserved, 1 ready, 2 attached to the message of that conversation and client id.
CREATE TABLE attachment (
    id text PRIMARY KEY,
    session_id text NOT NULL,
    client_id text NOT NULL,
    name text NOT NULL,
    size bigint NOT NULL,
    kept bigint NOT NULL,
    state integer NOT NULL,
    type text,
    width integer,
    height integer,
    conversation text,
    message text,
    reserved_at bigint NOT NULL,
    UNIQUE (session_id, client_id)
);

CREATE INDEX attachment_unattached ON attachment (reserved_at) WHERE state < 2;

-- A file's bytes, in the pieces in which they came.
CREATE TABLE attachment_piece (
    attachment text NOT NULL,
    at bigint NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (attachment, at)
);
