-- What changed lately in departments' lists: a short range of the inbox's index for either status.

-- name: of-departments
SELECT TOP (@most) department_id, public_id, head, last_at FROM conversation
WHERE department_id IN (SELECT listed.value COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@departments) listed)
  AND status IN (0, 1) AND last_at >= @since
ORDER BY last_at DESC;
