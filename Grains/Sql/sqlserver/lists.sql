-- A page of a list: with ties, so that rows of equal time are never cut apart; the last column says whether older ones exist.
-- A visitor's unread: team messages above the visitor's cursor. An operator's: visitor messages above his own.
-- A visitor's own list does not tell him who he is.

-- name: of-session
WITH page AS (
    SELECT TOP (@most) WITH TIES id, last_at FROM conversation WHERE session_id = @session AND last_at < @before
    ORDER BY last_at DESC)
SELECT c.public_id, c.widget_hash, c.button_id, c.department_id, c.priority, c.status, c.assignee_id, c.assignee_name,
       c.session_id, c.visitor_name, c.preview, c.last_author_kind, c.last_author_name, c.started_at, c.last_at, c.waiting_since, c.head,
       c.team_messages - coalesce((
           SELECT e.team_no FROM event e WHERE e.conversation = c.id AND e.seq = (
               SELECT max(r.seq) FROM read_cursor r WHERE r.conversation = c.id AND r.kind = 0)), 0),
       0, NULL,
       CAST(CASE WHEN EXISTS (
           SELECT 1 FROM conversation older WHERE older.session_id = @session AND older.last_at < (SELECT min(last_at) FROM page))
           THEN 1 ELSE 0 END AS bit)
FROM page JOIN conversation c ON c.id = page.id
ORDER BY c.last_at DESC, c.id DESC;

-- name: of-departments
WITH page AS (
    SELECT TOP (@most) WITH TIES r.id, r.last_at
    FROM OPENJSON(@departments) listed CROSS APPLY (
        SELECT TOP (@most) WITH TIES id, last_at FROM conversation
        WHERE department_id = listed.value COLLATE Latin1_General_100_BIN2 AND status = @status AND last_at < @before
          AND (@filter = 0 OR @filter = 1 AND assignee_id IS NULL OR @filter = 2 AND assignee_id = @reader)
        ORDER BY last_at DESC) r
    ORDER BY r.last_at DESC)
SELECT c.public_id, c.widget_hash, c.button_id, c.department_id, c.priority, c.status, c.assignee_id, c.assignee_name,
       c.session_id, CASE WHEN v.session_id IS NULL THEN c.visitor_name ELSE v.name END, c.preview, c.last_author_kind, c.last_author_name, c.started_at, c.last_at, c.waiting_since, c.head,
       c.visitor_messages - coalesce((
           SELECT e.visitor_no FROM event e WHERE e.conversation = c.id AND e.seq = (
               SELECT r.seq FROM read_cursor r WHERE r.conversation = c.id AND r.participant = @reader)), 0),
       coalesce(v.grade, CASE WHEN c.visitor_name IS NULL THEN 0 ELSE 1 END), v.email,
       CAST(CASE WHEN EXISTS (
           SELECT 1 FROM OPENJSON(@departments) listed
           JOIN conversation older ON older.department_id = listed.value COLLATE Latin1_General_100_BIN2
           WHERE older.status = @status AND older.last_at < (SELECT min(last_at) FROM page)
             AND (@filter = 0 OR @filter = 1 AND older.assignee_id IS NULL OR @filter = 2 AND older.assignee_id = @reader))
           THEN 1 ELSE 0 END AS bit)
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
WHERE c.public_id IN (SELECT CAST(listed.value AS uniqueidentifier) FROM OPENJSON(@public_ids) listed)
  AND (@reader_kind = 0 AND c.session_id = @reader
       OR @reader_kind = 1 AND c.department_id IN (SELECT listed.value COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@departments) listed));

-- name: unread-of-session
SELECT coalesce(sum(c.team_messages - coalesce(seen.team_no, 0)), 0)
FROM conversation c
OUTER APPLY (
    SELECT e.team_no FROM event e WHERE e.conversation = c.id AND e.seq = (
        SELECT max(r.seq) FROM read_cursor r WHERE r.conversation = c.id AND r.kind = 0)) seen
WHERE c.session_id = @session;

-- name: counts-of-departments
SELECT count(CASE WHEN status = 0 THEN 1 END),
       count(CASE WHEN status = 0 AND assignee_id IS NULL THEN 1 END),
       count(CASE WHEN status = 0 AND assignee_id = @reader THEN 1 END),
       count(CASE WHEN status = 1 THEN 1 END)
FROM conversation WHERE department_id IN (SELECT listed.value COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@departments) listed);

-- name: unread-of-departments
SELECT count(*)
FROM conversation c
WHERE c.department_id IN (SELECT listed.value COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@departments) listed)
  AND c.status = 0 AND c.visitor_messages > coalesce((
    SELECT e.visitor_no FROM event e WHERE e.conversation = c.id AND e.seq = (
        SELECT r.seq FROM read_cursor r WHERE r.conversation = c.id AND r.participant = @reader)), 0);
