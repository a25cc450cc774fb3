-- The keys with which cookies and tickets are signed, as XML.
CREATE TABLE data_protection_key (
    name TEXT PRIMARY KEY,
    xml TEXT NOT NULL
) STRICT, WITHOUT ROWID;
