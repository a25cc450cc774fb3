-- The keys with which cookies and tickets are signed, as XML.
CREATE TABLE data_protection_key (
    name nvarchar(400) COLLATE Latin1_General_100_BIN2 PRIMARY KEY,
    xml nvarchar(max) NOT NULL
);
