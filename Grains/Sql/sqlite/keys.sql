-- name: all
SELECT xml FROM data_protection_key ORDER BY name;

-- name: add
INSERT INTO data_protection_key (name, xml) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET xml = excluded.xml;
