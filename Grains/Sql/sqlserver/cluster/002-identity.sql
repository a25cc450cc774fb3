-- Whose database this is: grains keep their state under the service's id, so a cluster that came with another would find nothing.
CREATE TABLE cluster_identity (
    id int NOT NULL CONSTRAINT pk_cluster_identity PRIMARY KEY CONSTRAINT ck_cluster_identity CHECK (id = 1),
    service_id nvarchar(150) NOT NULL
);
