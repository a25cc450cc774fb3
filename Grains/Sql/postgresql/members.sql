-- name: claim-service
INSERT INTO cluster_identity (id, service_id) VALUES (1, @service_id) ON CONFLICT (id) DO NOTHING;

-- name: service
SELECT service_id FROM cluster_identity WHERE id = 1;

-- Another cluster with an active silo (status 3) whose heartbeat is no older than what a silo may miss.
-- name: other-cluster
SELECT DeploymentId FROM OrleansMembershipTable
WHERE DeploymentId <> @cluster_id AND Status = 3 AND IAmAliveTime > now() - make_interval(secs => @alive_seconds::integer)
ORDER BY DeploymentId LIMIT 1;
