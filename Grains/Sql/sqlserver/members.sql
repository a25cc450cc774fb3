-- name: claim-service
INSERT INTO cluster_identity (id, service_id)
SELECT 1, @service_id WHERE NOT EXISTS (SELECT 1 FROM cluster_identity WITH (UPDLOCK, HOLDLOCK) WHERE id = 1);

-- name: service
SELECT service_id FROM cluster_identity WHERE id = 1;

-- Another cluster with an active silo (status 3) whose heartbeat is no older than what a silo may miss.
-- name: other-cluster
SELECT TOP (1) DeploymentId FROM OrleansMembershipTable
WHERE DeploymentId <> @cluster_id AND Status = 3 AND IAmAliveTime > DATEADD(second, -@alive_seconds, SYSUTCDATETIME())
ORDER BY DeploymentId;
