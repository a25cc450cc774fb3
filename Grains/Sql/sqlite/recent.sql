-- What changed lately in a department's lists: a short range of the inbox's index for either status.

-- name: of-department
SELECT public_id, head, last_at FROM conversation
WHERE department_id = ? AND status IN (0, 1) AND last_at >= ?
ORDER BY last_at DESC LIMIT ?;
