-- The tables and queries that Microsoft.Orleans.Clustering.AdoNet looks up by key. Parameter and column names are its contract; a
-- DeploymentId is a cluster's id, status 6 is Dead.

IF OBJECT_ID(N'OrleansQuery', N'U') IS NULL
    CREATE TABLE OrleansQuery (
        QueryKey nvarchar(200) COLLATE Latin1_General_100_BIN2 PRIMARY KEY,
        QueryText nvarchar(max) NOT NULL
    );

-- One row a cluster. Every change of its members moves Version by one, in the same transaction, so that of two changes that were decided on
-- one view only the first is made. "I am alive" is no change.
CREATE TABLE OrleansMembershipVersionTable (
    DeploymentId nvarchar(150) COLLATE Latin1_General_100_BIN2 PRIMARY KEY,
    [Timestamp] datetime2(3) NOT NULL DEFAULT SYSUTCDATETIME(),
    Version int NOT NULL DEFAULT 0
);

CREATE TABLE OrleansMembershipTable (
    DeploymentId nvarchar(150) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES OrleansMembershipVersionTable (DeploymentId),
    Address nvarchar(45) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Port int NOT NULL,
    Generation int NOT NULL,
    SiloName nvarchar(150) NOT NULL,
    HostName nvarchar(255) NOT NULL,
    Status int NOT NULL,
    ProxyPort int NOT NULL,
    SuspectTimes nvarchar(max) NULL,
    StartTime datetime2(7) NOT NULL,
    IAmAliveTime datetime2(7) NOT NULL,
    PRIMARY KEY (DeploymentId, Address, Port, Generation)
);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES (N'InsertMembershipVersionKey', N'
SET NOCOUNT ON;
INSERT INTO OrleansMembershipVersionTable (DeploymentId)
SELECT @DeploymentId
WHERE NOT EXISTS (SELECT 1 FROM OrleansMembershipVersionTable WITH (UPDLOCK, HOLDLOCK) WHERE DeploymentId = @DeploymentId);
SELECT @@ROWCOUNT;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES (N'InsertMembershipKey', N'
SET NOCOUNT ON;
SET XACT_ABORT ON;
DECLARE @Written int;
BEGIN TRANSACTION;
UPDATE v
SET [Timestamp] = SYSUTCDATETIME(), Version = v.Version + 1
FROM OrleansMembershipVersionTable v
WHERE v.DeploymentId = @DeploymentId AND v.Version = @Version
  AND NOT EXISTS (
      SELECT 1 FROM OrleansMembershipTable m
      WHERE m.DeploymentId = @DeploymentId AND m.Address = @Address AND m.Port = @Port AND m.Generation = @Generation);
SET @Written = @@ROWCOUNT;
INSERT INTO OrleansMembershipTable (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
SELECT @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
WHERE @Written = 1;
COMMIT TRANSACTION;
SELECT @Written;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES (N'UpdateMembershipKey', N'
SET NOCOUNT ON;
SET XACT_ABORT ON;
DECLARE @Written int;
BEGIN TRANSACTION;
UPDATE v
SET [Timestamp] = SYSUTCDATETIME(), Version = v.Version + 1
FROM OrleansMembershipVersionTable v
WHERE v.DeploymentId = @DeploymentId AND v.Version = @Version
  AND EXISTS (
      SELECT 1 FROM OrleansMembershipTable m
      WHERE m.DeploymentId = @DeploymentId AND m.Address = @Address AND m.Port = @Port AND m.Generation = @Generation);
SET @Written = @@ROWCOUNT;
UPDATE OrleansMembershipTable
SET Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = @IAmAliveTime
WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation AND @Written = 1;
SET @Written = @@ROWCOUNT;
COMMIT TRANSACTION;
SELECT @Written;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES (N'UpdateIAmAlivetimeKey', N'
UPDATE OrleansMembershipTable SET IAmAliveTime = @IAmAliveTime
WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation;
');

-- Both reads answer one row at least, the version, with its member columns null where there is no member.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES (N'MembershipReadRowKey', N'
SELECT v.Version, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime, m.IAmAliveTime
FROM OrleansMembershipVersionTable v
LEFT JOIN OrleansMembershipTable m
    ON m.DeploymentId = v.DeploymentId AND m.Address = @Address AND m.Port = @Port AND m.Generation = @Generation
WHERE v.DeploymentId = @DeploymentId;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES (N'MembershipReadAllKey', N'
SELECT v.Version, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime, m.IAmAliveTime
FROM OrleansMembershipVersionTable v
LEFT JOIN OrleansMembershipTable m ON m.DeploymentId = v.DeploymentId
WHERE v.DeploymentId = @DeploymentId;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES (N'GatewaysQueryKey', N'
SELECT Address, ProxyPort, Generation
FROM OrleansMembershipTable
WHERE DeploymentId = @DeploymentId AND Status = @Status AND ProxyPort > 0;
');

-- With the second of these the provider chooses the silos long dead itself and removes each if it is still as it was read; the first is what
-- it falls back to, and asks for in any case.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES (N'CleanupDefunctSiloEntriesKey', N'
DELETE FROM OrleansMembershipTable
WHERE DeploymentId = @DeploymentId AND Status = 6 AND StartTime < @IAmAliveTime AND IAmAliveTime < @IAmAliveTime;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES (N'CleanupDefunctSiloEntryKey', N'
DELETE FROM OrleansMembershipTable
WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation AND Status = 6
  AND StartTime = @StartTime AND IAmAliveTime = @IAmAliveTime
  AND (SuspectTimes = @SuspectTimes OR SuspectTimes IS NULL AND @SuspectTimes IS NULL);
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES (N'DeleteMembershipTableEntriesKey', N'
DELETE FROM OrleansMembershipTable WHERE DeploymentId = @DeploymentId;
DELETE FROM OrleansMembershipVersionTable WHERE DeploymentId = @DeploymentId;
');
