-- The keys with which cookies and tickets are signed, as XML.
CREATE TABLE data_protection_key (
    name text PRIMARY KEY,
    xml text NOT NULL
);
