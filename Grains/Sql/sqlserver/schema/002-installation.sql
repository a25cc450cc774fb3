CREATE TABLE installation (
    id int PRIMARY KEY CHECK (id = 1),
    server_key varbinary(200) NOT NULL,
    channel_active bit NOT NULL,
    created_at bigint NOT NULL
);

CREATE TABLE department (
    id nvarchar(200) COLLATE Latin1_General_100_BIN2 PRIMARY KEY,
    name nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL
);

-- sign_in_key is the sign-in name trimmed and case-folded.
CREATE TABLE operator (
    id nvarchar(200) COLLATE Latin1_General_100_BIN2 PRIMARY KEY,
    name nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    sign_in_name nvarchar(400) NOT NULL,
    sign_in_key nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL UNIQUE,
    password_hash nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    administrator bit NOT NULL,
    must_change_password bit NOT NULL,
    operator_epoch int NOT NULL DEFAULT 0,
    created_at bigint NOT NULL
);

CREATE TABLE operator_department (
    operator nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES operator (id) ON DELETE CASCADE,
    department nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES department (id) ON DELETE CASCADE,
    PRIMARY KEY (operator, department)
);

CREATE INDEX operator_of_department ON operator_department (department, operator);

CREATE TABLE widget (
    hash nvarchar(200) COLLATE Latin1_General_100_BIN2 PRIMARY KEY,
    name nvarchar(max) NOT NULL,
    version bigint NOT NULL,
    active bit NOT NULL,
    created_at bigint NOT NULL
);

CREATE TABLE audit (
    id bigint IDENTITY PRIMARY KEY,
    at bigint NOT NULL,
    actor nvarchar(max) NOT NULL,
    action nvarchar(max) NOT NULL,
    subject nvarchar(max) NOT NULL,
    detail nvarchar(max) NOT NULL
);
