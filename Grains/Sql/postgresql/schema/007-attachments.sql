-- state: 0 reserved, 1 ready, 2 attached to the message at seq of that conversation. type and the rest behind it are what the check found.
CREATE TABLE attachment (
    id text PRIMARY KEY,
    owner_kind integer NOT NULL,
    owner_id text NOT NULL,
    client_id text NOT NULL,
    name text NOT NULL,
    size bigint NOT NULL,
    declared_type text,
    kept bigint NOT NULL,
    state integer NOT NULL,
    type text,
    width integer,
    height integer,
    sha256 text,
    conversation bigint,
    seq integer,
    reserved_at bigint NOT NULL,
    UNIQUE (owner_kind, owner_id, client_id)
);

CREATE INDEX attachment_of_conversation ON attachment (conversation, seq) WHERE conversation IS NOT NULL;

-- A file's bytes, in the pieces in which they came.
CREATE TABLE attachment_piece (
    attachment text NOT NULL,
    at bigint NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (attachment, at)
);

-- A picture made anew from a file's pixels. view: 0 for a thread, 1 enlarged.
CREATE TABLE attachment_picture (
    attachment text NOT NULL,
    view integer NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (attachment, view)
);

-- Files are compressed already, as a rule.
ALTER TABLE attachment_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;
ALTER TABLE attachment_picture ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- append_batch for a batch some of whose messages have files: they are taken in the same transaction. A conversation whose messages name a file
-- that is not their author's, not whole, in a message already or held by another transaction is not written (1).
CREATE FUNCTION append_batch_with_files(
    apart boolean,
    public_ids uuid[], expected_heads integer[], writer_epochs integer[], heads integer[],
    session_ids text[], widget_hashes text[], button_ids text[], department_ids text[], priorities integer[], started_ats bigint[],
    statuses integer[], last_ats bigint[], closed_ats bigint[], closed_by_kinds integer[], closed_by_ids text[], closed_by_names text[],
    assignee_ids text[], assignee_names text[], assignment_epochs integer[], visitor_names text[], visitor_counts integer[],
    team_counts integer[], waiting_sinces bigint[], last_author_kinds integer[], last_author_ids text[], last_author_names text[],
    previews text[], read_onlys boolean[],
    event_owners integer[], event_seqs integer[], event_kinds text[], event_versions integer[], event_ats bigint[],
    event_author_kinds integer[], event_author_ids text[], event_author_names text[], event_client_ids uuid[], event_payloads bytea[],
    event_visitor_nos integer[], event_team_nos integer[],
    snapshot_owners integer[], snapshot_version integer, snapshot_payloads bytea[],
    cursor_public_ids uuid[], cursor_participants text[], cursor_kinds integer[], cursor_seqs integer[],
    file_owners integer[], file_ids text[], file_seqs integer[], file_author_kinds integer[], file_author_ids text[])
RETURNS integer[] LANGUAGE plpgsql AS $$
DECLARE
    file_expected integer[] := expected_heads;
    lacking integer[] := array_fill(0, ARRAY[cardinality(public_ids)]);
    outcomes integer[];
    before text := '';
    got record;
BEGIN
    FOR n IN 1..cardinality(file_ids) LOOP
        lacking[file_owners[n]] := lacking[file_owners[n]] + 1;
    END LOOP;
    FOR got IN
        SELECT n, a.id FROM generate_series(1, cardinality(file_ids)) n JOIN attachment a ON a.id = file_ids[n]
        WHERE a.state = 1 AND a.owner_kind = file_author_kinds[n] AND a.owner_id = file_author_ids[n]
        ORDER BY a.id, n FOR NO KEY UPDATE OF a SKIP LOCKED
    LOOP
        -- Who names it second does not get it.
        IF got.id <> before THEN lacking[file_owners[got.n]] := lacking[file_owners[got.n]] - 1; END IF;
        before := got.id;
    END LOOP;
    FOR n IN 1..cardinality(public_ids) LOOP
        IF lacking[n] > 0 THEN file_expected[n] := -1; END IF;
    END LOOP;

    outcomes := append_batch(
        apart, public_ids, file_expected, writer_epochs, heads, session_ids, widget_hashes, button_ids, department_ids, priorities,
        started_ats, statuses, last_ats, closed_ats, closed_by_kinds, closed_by_ids, closed_by_names, assignee_ids, assignee_names,
        assignment_epochs, visitor_names, visitor_counts, team_counts, waiting_sinces, last_author_kinds, last_author_ids,
        last_author_names, previews, read_onlys, event_owners, event_seqs, event_kinds, event_versions, event_ats, event_author_kinds,
        event_author_ids, event_author_names, event_client_ids, event_payloads, event_visitor_nos, event_team_nos, snapshot_owners,
        snapshot_version, snapshot_payloads, cursor_public_ids, cursor_participants, cursor_kinds, cursor_seqs);

    UPDATE attachment a SET state = 2, conversation = c.id, seq = file_seqs[n]
    FROM generate_series(1, cardinality(file_ids)) n JOIN conversation c ON c.public_id = public_ids[file_owners[n]]
    WHERE a.id = file_ids[n] AND (outcomes IS NULL OR outcomes[file_owners[n]] = 0);
    RETURN outcomes;
END
$$;
