-- name: all
SELECT xml FROM data_protection_key ORDER BY name;

-- name: add
MERGE data_protection_key WITH (HOLDLOCK) AS k
USING (VALUES (1)) AS added (one) ON k.name = @name
WHEN MATCHED THEN UPDATE SET xml = @xml
WHEN NOT MATCHED THEN INSERT (name, xml) VALUES (@name, @xml);
