CREATE TABLE quota (
    kind text NOT NULL,
    key text NOT NULL,
    window_start bigint NOT NULL,
    count bigint NOT NULL,
    PRIMARY KEY (kind, key)
);

-- Failures in a row of a sign-in name, known or unknown.
CREATE TABLE sign_in_failure (
    sign_in_key text PRIMARY KEY,
    failures integer NOT NULL,
    locked_until bigint NOT NULL,
    last_at bigint NOT NULL
);

CREATE INDEX sign_in_failure_by_age ON sign_in_failure (last_at);

-- What must happen later. version grows when it is scheduled anew: who finishes an older one finishes nothing.
CREATE TABLE work (
    kind text NOT NULL,
    key text NOT NULL,
    due_at bigint NOT NULL,
    version bigint NOT NULL,
    attempts integer NOT NULL,
    lease_owner text,
    lease_until bigint NOT NULL,
    PRIMARY KEY (kind, key)
);

CREATE INDEX work_due ON work (due_at);
