-- One batch of the log in one call, so that no lock is ever held while the client is waited for. Arrays of one length belong together:
-- those of conversations (public_ids to read_onlys), of events, of snapshots and of cursors; *_owners are positions in public_ids.
-- Answers null when all conversations were written, else by conversation: 0 written, 1 its head or epoch is another, 2 a client id of it
-- stands in the log, 3 another transaction holds it. A client id that stands in the log fails the call, unless apart: then whatever could
-- fail the call is left out. Whoever changes this function gives it another name: an older release may call it at the same time.
CREATE FUNCTION append_batch(
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
    cursor_public_ids uuid[], cursor_participants text[], cursor_kinds integer[], cursor_seqs integer[])
RETURNS integer[] LANGUAGE plpgsql AS $$
DECLARE
    many CONSTANT integer := cardinality(public_ids);
    ids bigint[] := array_fill(0::bigint, ARRAY[many]);
    fresh bigint[] := ids;
    outcomes integer[] := array_fill(1, ARRAY[many]);
    won record;
BEGIN
    -- Locked in one order by everybody. What waited for its lock is compared once more as it is then.
    IF apart THEN
        FOR won IN
            SELECT n, c.id FROM generate_series(1, many) n JOIN conversation c ON c.public_id = public_ids[n]
            WHERE c.head = expected_heads[n] AND c.writer_epoch = writer_epochs[n]
            ORDER BY c.id FOR NO KEY UPDATE OF c SKIP LOCKED
        LOOP
            ids[won.n] := won.id;
        END LOOP;
        FOR won IN
            SELECT n FROM generate_series(1, many) n JOIN conversation c ON c.public_id = public_ids[n]
            WHERE ids[n] = 0 AND c.head = expected_heads[n] AND c.writer_epoch = writer_epochs[n]
        LOOP
            outcomes[won.n] := 3;
        END LOOP;
        FOR won IN
            SELECT DISTINCT event_owners[n] AS n FROM generate_series(1, cardinality(event_owners)) n
            JOIN event e ON e.conversation = ids[event_owners[n]] AND e.client_id = event_client_ids[n]
            UNION
            SELECT event_owners[n] FROM generate_series(1, cardinality(event_owners)) n WHERE event_client_ids[n] IS NOT NULL
            GROUP BY event_owners[n], event_client_ids[n] HAVING count(*) > 1
        LOOP
            ids[won.n] := 0;
            outcomes[won.n] := 2;
        END LOOP;
    ELSE
        FOR won IN
            SELECT n, c.id FROM generate_series(1, many) n JOIN conversation c ON c.public_id = public_ids[n]
            WHERE c.head = expected_heads[n] AND c.writer_epoch = writer_epochs[n]
            ORDER BY c.id FOR NO KEY UPDATE OF c
        LOOP
            ids[won.n] := won.id;
        END LOOP;
    END IF;

    UPDATE conversation c
    SET head = heads[n], status = statuses[n], last_at = last_ats[n], closed_at = closed_ats[n], closed_by_kind = closed_by_kinds[n],
        closed_by_id = closed_by_ids[n], closed_by_name = closed_by_names[n], assignee_id = assignee_ids[n], assignee_name = assignee_names[n],
        assignment_epoch = assignment_epochs[n], visitor_name = visitor_names[n], visitor_messages = visitor_counts[n],
        team_messages = team_counts[n], waiting_since = waiting_sinces[n], last_author_kind = last_author_kinds[n],
        last_author_id = last_author_ids[n], last_author_name = last_author_names[n], preview = previews[n], read_only = read_onlys[n]
    FROM generate_series(1, many) n
    WHERE c.id = ids[n];

    IF 0 = ANY (expected_heads) THEN
        FOR n IN 1..many LOOP
            IF expected_heads[n] = 0 AND writer_epochs[n] = 0 AND outcomes[n] = 1 THEN fresh[n] := nextval('conversation_id_seq'); END IF;
        END LOOP;
        INSERT INTO conversation (
            id, public_id, head, session_id, widget_hash, button_id, department_id, priority, started_at, status, last_at, closed_at,
            closed_by_kind, closed_by_id, closed_by_name, assignee_id, assignee_name, assignment_epoch, visitor_name,
            visitor_messages, team_messages, waiting_since, last_author_kind, last_author_id, last_author_name, preview, read_only)
        OVERRIDING SYSTEM VALUE
        SELECT fresh[n], public_ids[n], heads[n], session_ids[n], widget_hashes[n], button_ids[n], department_ids[n], priorities[n],
               started_ats[n], statuses[n], last_ats[n], closed_ats[n], closed_by_kinds[n], closed_by_ids[n], closed_by_names[n],
               assignee_ids[n], assignee_names[n], assignment_epochs[n], visitor_names[n], visitor_counts[n], team_counts[n],
               waiting_sinces[n], last_author_kinds[n], last_author_ids[n], last_author_names[n], previews[n], read_onlys[n]
        FROM generate_series(1, many) n
        WHERE fresh[n] > 0
        ORDER BY public_ids[n]
        ON CONFLICT (public_id) DO NOTHING;

        -- The ids are ours alone: who is found by one was not there before.
        FOR won IN SELECT n, c.id FROM generate_series(1, many) n JOIN conversation c ON c.id = fresh[n] LOOP
            ids[won.n] := won.id;
        END LOOP;
    END IF;

    INSERT INTO event (conversation, seq, kind, version, at, author_kind, author_id, author_name, client_id, payload, visitor_no, team_no)
    SELECT ids[event_owners[n]], event_seqs[n], event_kinds[n], event_versions[n], event_ats[n], event_author_kinds[n],
           event_author_ids[n], event_author_names[n], event_client_ids[n], event_payloads[n], event_visitor_nos[n], event_team_nos[n]
    FROM generate_series(1, cardinality(event_owners)) n
    WHERE ids[event_owners[n]] > 0;

    IF cardinality(snapshot_owners) > 0 THEN
        INSERT INTO snapshot (conversation, seq, version, payload)
        SELECT ids[snapshot_owners[n]], heads[snapshot_owners[n]], snapshot_version, snapshot_payloads[n]
        FROM generate_series(1, cardinality(snapshot_owners)) n
        WHERE ids[snapshot_owners[n]] > 0
        ON CONFLICT (conversation) DO UPDATE SET seq = excluded.seq, version = excluded.version, payload = excluded.payload;
    END IF;

    IF cardinality(cursor_public_ids) > 0 THEN
        INSERT INTO read_cursor (conversation, participant, kind, seq)
        SELECT c.id, cursor_participants[n], cursor_kinds[n], least(cursor_seqs[n], c.head)
        FROM generate_series(1, cardinality(cursor_public_ids)) n JOIN conversation c ON c.public_id = cursor_public_ids[n]
        ORDER BY c.id, cursor_participants[n]
        ON CONFLICT (conversation, participant) DO UPDATE SET kind = excluded.kind, seq = excluded.seq WHERE excluded.seq > read_cursor.seq;
    END IF;

    IF NOT 0 = ANY (ids) THEN RETURN NULL; END IF;
    FOR n IN 1..many LOOP
        IF ids[n] > 0 THEN outcomes[n] := 0; END IF;
    END LOOP;
    RETURN outcomes;
END
$$;
