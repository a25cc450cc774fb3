-- name: batch
append_batch

-- name: fence
UPDATE c SET writer_epoch = c.writer_epoch + 1
FROM conversation c
WHERE c.public_id IN (SELECT CAST(listed.value AS uniqueidentifier) FROM OPENJSON(@public_ids) listed);
