-- A page of a list: with ties, so that rows of equal time are never cut apart; the last column says whether older ones exist.
-- A visitor's unread: team messages above the visitor's cursor. An operator's: visitor messages above his own.
-- A visitor's own list does not tell him who he is.

-- name: of-session
WITH page AS (
    SELECT id, last_at FROM conversation WHERE session_id = @session AND last_at < @before
    ORDER BY last_at DESC FETCH FIRST (@most) ROWS WITH TIES)
SELECT c.public_id, c.widget_hash, c.button_id, c.department_id, c.priority, c.status, c.assignee_id, c.assignee_name,
       c.session_id, c.visitor_name, c.preview, c.last_author_kind, c.last_author_name, c.started_at, c.last_at, c.waiting_since, c.head,
       c.team_messages - coalesce((
           SELECT e.team_no FROM event e WHERE e.conversation = c.id AND e.seq = (
               SELECT max(r.seq) FROM read_cursor r WHERE r.conversation = c.id AND r.kind = 0)), 0),
       0, NULL,
       EXISTS (SELECT FROM conversation older WHERE older.session_id = @session AND older.last_at < (SELECT min(last_at) FROM page))
FROM page JOIN conversation c ON c.id = page.id
ORDER BY c.last_at DESC, c.id DESC;

-- name: of-departments
WITH page AS (
    SELECT r.id, r.last_at
    FROM unnest(@departments) d (department) CROSS JOIN LATERAL (
        SELECT id, last_at FROM conversation
        WHERE department_id = d.department AND status = @status AND listed_at < @before AND last_at < @before
          AND CASE @filter WHEN 1 THEN assignee_id IS NULL WHEN 2 THEN assignee_id = @reader ELSE true END
        ORDER BY listed_at DESC, last_at DESC FETCH FIRST (@most) ROWS WITH TIES) r
    ORDER BY r.last_at DESC FETCH FIRST (@most) ROWS WITH TIES)
SELECT c.public_id, c.widget_hash, c.button_id, c.department_id, c.priority, c.status, c.assignee_id, c.assignee_name,
       c.session_id, CASE WHEN v.session_id IS NULL THEN c.visitor_name ELSE v.name END, c.preview, c.last_author_kind, c.last_author_name, c.started_at, c.last_at, c.waiting_since, c.head,
       c.visitor_messages - coalesce((
           SELECT e.visitor_no FROM event e WHERE e.conversation = c.id AND e.seq = (
               SELECT r.seq FROM read_cursor r WHERE r.conversation = c.id AND r.participant = @reader)), 0),
       coalesce(v.grade, CASE WHEN c.visitor_name IS NULL THEN 0 ELSE 1 END), v.email,
       EXISTS (
           SELECT FROM conversation older
           WHERE older.department_id = ANY (@departments) AND older.status = @status
             AND older.listed_at < (SELECT min(last_at) FROM page) AND older.last_at < (SELECT min(last_at) FROM page)
             AND CASE @filter WHEN 1 THEN older.assignee_id IS NULL WHEN 2 THEN older.assignee_id = @reader ELSE true END)
FROM page JOIN conversation c ON c.id = page.id LEFT JOIN visitor v ON v.session_id = c.session_id
ORDER BY c.last_at DESC, c.id DESC;

-- Rows by their ids, those that the reader may see.
-- name: summaries
SELECT c.public_id, c.widget_hash, c.button_id, c.department_id, c.priority, c.status, c.assignee_id, c.assignee_name,
       c.session_id, CASE WHEN v.session_id IS NULL THEN c.visitor_name ELSE v.name END, c.preview, c.last_author_kind, c.last_author_name, c.started_at, c.last_at, c.waiting_since, c.head,
       CASE @reader_kind
       WHEN 0 THEN c.team_messages - coalesce((
           SELECT e.team_no FROM event e WHERE e.conversation = c.id AND e.seq = (
               SELECT max(r.seq) FROM read_cursor r WHERE r.conversation = c.id AND r.kind = 0)), 0)
       ELSE c.visitor_messages - coalesce((
           SELECT e.visitor_no FROM event e WHERE e.conversation = c.id AND e.seq = (
               SELECT r.seq FROM read_cursor r WHERE r.conversation = c.id AND r.participant = @reader)), 0)
       END,
       coalesce(v.grade, CASE WHEN c.visitor_name IS NULL THEN 0 ELSE 1 END), v.email
FROM conversation c LEFT JOIN visitor v ON v.session_id = c.session_id
WHERE c.public_id = ANY (@public_ids)
  AND CASE @reader_kind WHEN 0 THEN c.session_id = @reader WHEN 1 THEN c.department_id = ANY (@departments) ELSE false END;

-- name: unread-of-session
SELECT coalesce(sum(c.team_messages - coalesce((
           SELECT e.team_no FROM event e WHERE e.conversation = c.id AND e.seq = (
               SELECT max(r.seq) FROM read_cursor r WHERE r.conversation = c.id AND r.kind = 0)), 0)), 0)::integer
FROM conversation c WHERE c.session_id = @session;

-- name: counts-of-departments
SELECT count(*) FILTER (WHERE status = 0)::integer,
       count(*) FILTER (WHERE status = 0 AND assignee_id IS NULL)::integer,
       count(*) FILTER (WHERE status = 0 AND assignee_id = @reader)::integer,
       count(*) FILTER (WHERE status = 1)::integer
FROM conversation WHERE department_id = ANY (@departments);

-- name: unread-of-departments
SELECT count(*)::integer
FROM conversation c
WHERE c.department_id = ANY (@departments) AND c.status = 0 AND c.visitor_messages > coalesce((
    SELECT e.visitor_no FROM event e WHERE e.conversation = c.id AND e.seq = (
        SELECT r.seq FROM read_cursor r WHERE r.conversation = c.id AND r.participant = @reader)), 0);
