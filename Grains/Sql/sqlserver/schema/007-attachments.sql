-- state: 0 reserved, 1 ready, 2 attached to the message at seq of that conversation. type and the rest behind it are what the check found.
CREATE TABLE attachment (
    id nvarchar(50) COLLATE Latin1_General_100_BIN2 PRIMARY KEY,
    owner_kind int NOT NULL,
    owner_id nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    client_id nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    name nvarchar(400) NOT NULL,
    size bigint NOT NULL,
    declared_type nvarchar(200) NULL,
    kept bigint NOT NULL,
    state int NOT NULL,
    type nvarchar(100) NULL,
    width int NULL,
    height int NULL,
    sha256 nvarchar(64) NULL,
    conversation bigint NULL,
    seq int NULL,
    reserved_at bigint NOT NULL,
    UNIQUE (owner_kind, owner_id, client_id)
);

CREATE INDEX attachment_of_conversation ON attachment (conversation, seq) WHERE conversation IS NOT NULL;

-- A file's bytes, in the pieces in which they came.
CREATE TABLE attachment_piece (
    attachment nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    at bigint NOT NULL,
    bytes varbinary(max) NOT NULL,
    PRIMARY KEY (attachment, at)
);

-- A picture made anew from a file's pixels. view: 0 for a thread, 1 enlarged.
CREATE TABLE attachment_picture (
    attachment nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [view] int NOT NULL,
    bytes varbinary(max) NOT NULL,
    PRIMARY KEY (attachment, [view])
);
