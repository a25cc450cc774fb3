-- Whose database this is: grains keep their state under the service's id, so a cluster that came with another would find nothing.
CREATE TABLE cluster_identity (
    id integer PRIMARY KEY CHECK (id = 1),
    service_id text NOT NULL
);
