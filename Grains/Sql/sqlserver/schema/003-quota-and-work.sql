CREATE TABLE quota (
    kind nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [key] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    window_start bigint NOT NULL,
    [count] bigint NOT NULL,
    PRIMARY KEY (kind, [key])
);

-- Failures in a row of a sign-in name, known or unknown.
CREATE TABLE sign_in_failure (
    sign_in_key nvarchar(400) COLLATE Latin1_General_100_BIN2 PRIMARY KEY,
    failures int NOT NULL,
    locked_until bigint NOT NULL,
    last_at bigint NOT NULL
);

CREATE INDEX sign_in_failure_by_age ON sign_in_failure (last_at);

-- What must happen later. version grows when it is scheduled anew: who finishes an older one finishes nothing.
CREATE TABLE work (
    kind nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [key] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    due_at bigint NOT NULL,
    version bigint NOT NULL,
    attempts int NOT NULL,
    lease_owner nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    lease_until bigint NOT NULL,
    PRIMARY KEY (kind, [key])
);

CREATE INDEX work_due ON work (due_at);
