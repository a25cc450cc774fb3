CREATE TABLE installation (
    id integer PRIMARY KEY CHECK (id = 1),
    server_key bytea NOT NULL,
    channel_active boolean NOT NULL,
    created_at bigint NOT NULL
);

CREATE TABLE department (
    id text PRIMARY KEY,
    name text NOT NULL
);

-- sign_in_key is the sign-in name trimmed and case-folded.
CREATE TABLE operator (
    id text PRIMARY KEY,
    name text NOT NULL,
    sign_in_name text NOT NULL,
    sign_in_key text NOT NULL UNIQUE,
    password_hash text NOT NULL,
    administrator boolean NOT NULL,
    must_change_password boolean NOT NULL,
    operator_epoch integer NOT NULL DEFAULT 0,
    created_at bigint NOT NULL
);

CREATE TABLE operator_department (
    operator text NOT NULL REFERENCES operator (id) ON DELETE CASCADE,
    department text NOT NULL REFERENCES department (id) ON DELETE CASCADE,
    PRIMARY KEY (operator, department)
);

CREATE INDEX operator_of_department ON operator_department (department, operator);

CREATE TABLE widget (
    hash text PRIMARY KEY,
    name text NOT NULL,
    version bigint NOT NULL,
    active boolean NOT NULL,
    created_at bigint NOT NULL
);

CREATE TABLE audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at bigint NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    detail text NOT NULL
);
