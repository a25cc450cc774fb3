-- state: 0 reserved, 1 ready, 2 attached to the message of that conversation and client id.
CREATE TABLE attachment (
    id nvarchar(50) COLLATE Latin1_General_100_BIN2 PRIMARY KEY,
    session_id nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    client_id nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    name nvarchar(400) NOT NULL,
    size bigint NOT NULL,
    kept bigint NOT NULL,
    state int NOT NULL,
    type nvarchar(100) NULL,
    width int NULL,
    height int NULL,
    conversation nvarchar(50) COLLATE Latin1_General_100_BIN2 NULL,
    message nvarchar(50) COLLATE Latin1_General_100_BIN2 NULL,
    reserved_at bigint NOT NULL,
    UNIQUE (session_id, client_id)
);

CREATE INDEX attachment_unattached ON attachment (reserved_at) WHERE state < 2;

-- A file's bytes, in the pieces in which they came.
CREATE TABLE attachment_piece (
    attachment nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    at bigint NOT NULL,
    bytes varbinary(max) NOT NULL,
    PRIMARY KEY (attachment, at)
);
