-- One batch of the log in one call, so that no lock is ever held while the client is waited for. An owner is a conversation's place in the
-- batch (n). Answers the conversations that were not written, after the commit: 1 its head or epoch is another, 2 a client id of it stands in
-- the log, 3 another transaction holds it. A client id that stands in the log fails the call, unless apart: then whatever could fail the call
-- is left out. A conversation whose messages name a file that is not their author's, not whole, in a message already or held by another
-- transaction counts as one with another head. Whoever changes one of these gives it another name: an older release may call it at the same time.

CREATE TYPE append_conversation AS TABLE (
    n int NOT NULL UNIQUE,
    public_id uniqueidentifier NOT NULL PRIMARY KEY,
    expected_head int NOT NULL,
    writer_epoch int NOT NULL,
    head int NOT NULL,
    session_id nvarchar(max) NOT NULL,
    widget_hash nvarchar(max) NOT NULL,
    button_id nvarchar(max) NOT NULL,
    department_id nvarchar(max) NOT NULL,
    priority int NOT NULL,
    started_at bigint NOT NULL,
    status int NOT NULL,
    last_at bigint NOT NULL,
    closed_at bigint NOT NULL,
    closed_by_kind int NULL,
    closed_by_id nvarchar(max) NULL,
    closed_by_name nvarchar(max) NULL,
    assignee_id nvarchar(max) NULL,
    assignee_name nvarchar(max) NULL,
    assignment_epoch int NOT NULL,
    visitor_name nvarchar(max) NULL,
    visitor_messages int NOT NULL,
    team_messages int NOT NULL,
    waiting_since bigint NOT NULL,
    last_author_kind int NOT NULL,
    last_author_id nvarchar(max) NOT NULL,
    last_author_name nvarchar(max) NULL,
    preview nvarchar(max) NOT NULL,
    read_only bit NOT NULL
);

CREATE TYPE append_event AS TABLE (
    owner int NOT NULL,
    seq int NOT NULL,
    kind nvarchar(max) NOT NULL,
    version int NOT NULL,
    at bigint NOT NULL,
    author_kind int NOT NULL,
    author_id nvarchar(max) NOT NULL,
    author_name nvarchar(max) NULL,
    client_id uniqueidentifier NULL,
    payload varbinary(max) NOT NULL,
    visitor_no int NOT NULL,
    team_no int NOT NULL,
    PRIMARY KEY (owner, seq)
);

CREATE TYPE append_snapshot AS TABLE (
    owner int NOT NULL PRIMARY KEY,
    version int NOT NULL,
    payload varbinary(max) NOT NULL
);

CREATE TYPE append_cursor AS TABLE (
    public_id uniqueidentifier NOT NULL,
    participant nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    kind int NOT NULL,
    seq int NOT NULL,
    PRIMARY KEY (public_id, participant)
);

CREATE TYPE append_file AS TABLE (
    id nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    owner int NOT NULL,
    seq int NOT NULL,
    author_kind int NOT NULL,
    author_id nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    PRIMARY KEY (id, owner, seq)
);
GO

CREATE PROCEDURE append_batch
    @apart bit,
    @conversations append_conversation READONLY,
    @events append_event READONLY,
    @snapshots append_snapshot READONLY,
    @cursors append_cursor READONLY,
    @files append_file READONLY
AS
SET NOCOUNT ON;
SET XACT_ABORT ON;

DECLARE @part TABLE (n int PRIMARY KEY, id bigint NULL, outcome int NOT NULL);
DECLARE @fresh TABLE (public_id uniqueidentifier PRIMARY KEY, id bigint NOT NULL);
DECLARE @lacking TABLE (n int PRIMARY KEY);

-- Inside a transaction that somebody left open, the commit below would be none.
IF @@TRANCOUNT > 0 THROW 50001, N'a transaction was left open on the log''s connection', 1;

BEGIN TRANSACTION;

-- Who names a file second does not get it.
IF EXISTS (SELECT 1 FROM @files)
BEGIN
    INSERT INTO @lacking (n)
    SELECT DISTINCT f.owner
    FROM (SELECT id, owner, author_kind, author_id, ROW_NUMBER() OVER (PARTITION BY id ORDER BY owner, seq) AS turn FROM @files) f
    LEFT LOOP JOIN attachment a WITH (UPDLOCK, ROWLOCK, READPAST, READCOMMITTEDLOCK)
        ON a.id = f.id AND a.owner_kind = f.author_kind AND a.owner_id = f.author_id AND a.state = 1
    WHERE a.id IS NULL OR f.turn > 1;
END;

-- Rows are locked in one order by everybody, that of public ids. What waited for its lock is compared as it is then.
IF @apart = 1
BEGIN
    INSERT INTO @part (n, id, outcome)
    SELECT b.n, c.id, CASE WHEN c.id IS NULL THEN 1 ELSE 0 END
    FROM @conversations b
    LEFT LOOP JOIN conversation c WITH (UPDLOCK, ROWLOCK, READPAST, READCOMMITTEDLOCK)
        ON c.public_id = b.public_id AND c.head = b.expected_head AND c.writer_epoch = b.writer_epoch
        AND b.n NOT IN (SELECT l.n FROM @lacking l)
    ORDER BY b.public_id;

    UPDATE p SET outcome = 3
    FROM @part p
    JOIN @conversations b ON b.n = p.n
    JOIN conversation c ON c.public_id = b.public_id AND c.head = b.expected_head AND c.writer_epoch = b.writer_epoch
    WHERE p.id IS NULL AND p.n NOT IN (SELECT l.n FROM @lacking l);

    UPDATE p SET id = NULL, outcome = 2
    FROM @part p
    WHERE EXISTS (
            SELECT 1 FROM @events v JOIN event e ON e.conversation = p.id AND e.client_id = v.client_id
            WHERE v.owner = p.n AND e.client_id IS NOT NULL)
       OR EXISTS (
            SELECT 1 FROM @events v WHERE v.owner = p.n AND v.client_id IS NOT NULL GROUP BY v.client_id HAVING count(*) > 1);
END;
ELSE
BEGIN
    INSERT INTO @part (n, id, outcome)
    SELECT b.n, c.id, CASE WHEN c.id IS NULL THEN 1 ELSE 0 END
    FROM @conversations b
    LEFT LOOP JOIN conversation c WITH (UPDLOCK, ROWLOCK)
        ON c.public_id = b.public_id AND c.head = b.expected_head AND c.writer_epoch = b.writer_epoch
        AND b.n NOT IN (SELECT l.n FROM @lacking l)
    ORDER BY b.public_id;
END;

UPDATE c
SET head = b.head, status = b.status, last_at = b.last_at, closed_at = b.closed_at, closed_by_kind = b.closed_by_kind,
    closed_by_id = b.closed_by_id, closed_by_name = b.closed_by_name, assignee_id = b.assignee_id, assignee_name = b.assignee_name,
    assignment_epoch = b.assignment_epoch, visitor_name = b.visitor_name, visitor_messages = b.visitor_messages,
    team_messages = b.team_messages, waiting_since = b.waiting_since, last_author_kind = b.last_author_kind,
    last_author_id = b.last_author_id, last_author_name = b.last_author_name, preview = b.preview, read_only = b.read_only
FROM @part p
JOIN @conversations b ON b.n = p.n
JOIN conversation c ON c.id = p.id;

IF EXISTS (
    SELECT 1 FROM @part p JOIN @conversations b ON b.n = p.n
    WHERE p.outcome = 1 AND b.expected_head = 0 AND b.writer_epoch = 0 AND p.n NOT IN (SELECT l.n FROM @lacking l))
BEGIN
    INSERT INTO conversation (
        public_id, head, session_id, widget_hash, button_id, department_id, priority, started_at, status, last_at, closed_at,
        closed_by_kind, closed_by_id, closed_by_name, assignee_id, assignee_name, assignment_epoch, visitor_name,
        visitor_messages, team_messages, waiting_since, last_author_kind, last_author_id, last_author_name, preview, read_only)
    OUTPUT inserted.public_id, inserted.id INTO @fresh (public_id, id)
    SELECT b.public_id, b.head, b.session_id, b.widget_hash, b.button_id, b.department_id, b.priority, b.started_at, b.status, b.last_at,
           b.closed_at, b.closed_by_kind, b.closed_by_id, b.closed_by_name, b.assignee_id, b.assignee_name, b.assignment_epoch,
           b.visitor_name, b.visitor_messages, b.team_messages, b.waiting_since, b.last_author_kind, b.last_author_id,
           b.last_author_name, b.preview, b.read_only
    FROM @conversations b
    JOIN @part p ON p.n = b.n
    WHERE p.outcome = 1 AND b.expected_head = 0 AND b.writer_epoch = 0 AND p.n NOT IN (SELECT l.n FROM @lacking l)
      AND NOT EXISTS (SELECT 1 FROM conversation c WITH (UPDLOCK, HOLDLOCK) WHERE c.public_id = b.public_id)
    ORDER BY b.public_id;

    UPDATE p SET id = f.id, outcome = 0
    FROM @fresh f
    JOIN @conversations b ON b.public_id = f.public_id
    JOIN @part p ON p.n = b.n;
END;

INSERT INTO event (conversation, seq, kind, version, at, author_kind, author_id, author_name, client_id, payload, visitor_no, team_no)
SELECT p.id, v.seq, v.kind, v.version, v.at, v.author_kind, v.author_id, v.author_name, v.client_id, v.payload, v.visitor_no, v.team_no
FROM @events v
JOIN @part p ON p.n = v.owner
WHERE p.outcome = 0;

IF EXISTS (SELECT 1 FROM @files)
BEGIN
    UPDATE a SET state = 2, conversation = p.id, seq = f.seq
    FROM @files f
    JOIN @part p ON p.n = f.owner AND p.outcome = 0
    JOIN attachment a ON a.id = f.id;
END;

IF EXISTS (SELECT 1 FROM @snapshots)
BEGIN
    UPDATE s SET seq = b.head, version = t.version, payload = t.payload
    FROM @snapshots t
    JOIN @part p ON p.n = t.owner AND p.outcome = 0
    JOIN @conversations b ON b.n = t.owner
    JOIN snapshot s ON s.conversation = p.id;

    INSERT INTO snapshot (conversation, seq, version, payload)
    SELECT p.id, b.head, t.version, t.payload
    FROM @snapshots t
    JOIN @part p ON p.n = t.owner AND p.outcome = 0
    JOIN @conversations b ON b.n = t.owner
    WHERE NOT EXISTS (SELECT 1 FROM snapshot s WHERE s.conversation = p.id);
END;

-- Inserted before it is moved: then there is a row to compare with, whoever else brought one.
IF EXISTS (SELECT 1 FROM @cursors)
BEGIN
    INSERT INTO read_cursor (conversation, participant, kind, seq)
    SELECT c.id, m.participant, m.kind, CASE WHEN m.seq < c.head THEN m.seq ELSE c.head END
    FROM @cursors m
    JOIN conversation c ON c.public_id = m.public_id
    WHERE NOT EXISTS (
        SELECT 1 FROM read_cursor r WITH (UPDLOCK, HOLDLOCK) WHERE r.conversation = c.id AND r.participant = m.participant);

    UPDATE r SET kind = m.kind, seq = CASE WHEN m.seq < c.head THEN m.seq ELSE c.head END
    FROM @cursors m
    JOIN conversation c ON c.public_id = m.public_id
    JOIN read_cursor r ON r.conversation = c.id AND r.participant = m.participant
    WHERE r.seq < CASE WHEN m.seq < c.head THEN m.seq ELSE c.head END;
END;

COMMIT TRANSACTION;

SELECT n, outcome FROM @part WHERE outcome <> 0;
