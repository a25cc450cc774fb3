-- The table and queries that Microsoft.Orleans.Persistence.AdoNet looks up by key. Parameter and column names are its contract.

IF OBJECT_ID(N'OrleansQuery', N'U') IS NULL
    CREATE TABLE OrleansQuery (
        QueryKey nvarchar(200) COLLATE Latin1_General_100_BIN2 PRIMARY KEY,
        QueryText nvarchar(max) NOT NULL
    );

-- The whole key is too wide to cluster by; its numbers find the row as well.
CREATE TABLE OrleansStorage (
    GrainIdHash int NOT NULL,
    GrainIdN0 bigint NOT NULL,
    GrainIdN1 bigint NOT NULL,
    GrainTypeHash int NOT NULL,
    GrainTypeString nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
    GrainIdExtensionString nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'',
    ServiceId nvarchar(150) COLLATE Latin1_General_100_BIN2 NOT NULL,
    PayloadBinary varbinary(max) NULL,
    ModifiedOn datetime2(3) NOT NULL DEFAULT SYSUTCDATETIME(),
    Version int NOT NULL,
    PRIMARY KEY NONCLUSTERED (GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString, GrainIdExtensionString, ServiceId)
);

CREATE CLUSTERED INDEX OrleansStorageOfGrain ON OrleansStorage (GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES (N'ReadFromStorageKey', N'
SELECT PayloadBinary, Version
FROM OrleansStorage
WHERE GrainIdHash = @GrainIdHash AND GrainTypeHash = @GrainTypeHash AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
  AND GrainTypeString = @GrainTypeString AND GrainIdExtensionString = coalesce(@GrainIdExtensionString, N'''') AND ServiceId = @ServiceId;
');

-- Writes only over the version that was read (null: only where nothing stands). The provider needs an answer in any case: the version that was
-- read, answered again, is how it learns that another writer was first.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES (N'WriteToStorageKey', N'
SET NOCOUNT ON;
DECLARE @NewGrainStateVersion int = NULL;
IF @GrainStateVersion IS NULL
BEGIN
    BEGIN TRY
        INSERT INTO OrleansStorage (GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, GrainTypeString, GrainIdExtensionString, ServiceId,
                                    PayloadBinary, Version)
        VALUES (@GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, coalesce(@GrainIdExtensionString, N''''), @ServiceId,
                @PayloadBinary, 1);
        SET @NewGrainStateVersion = 1;
    END TRY
    BEGIN CATCH
        IF ERROR_NUMBER() NOT IN (2601, 2627) THROW;
    END CATCH;
END;
ELSE
BEGIN
    UPDATE OrleansStorage
    SET PayloadBinary = @PayloadBinary, ModifiedOn = SYSUTCDATETIME(), Version = Version + 1
    WHERE GrainIdHash = @GrainIdHash AND GrainTypeHash = @GrainTypeHash AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
      AND GrainTypeString = @GrainTypeString AND GrainIdExtensionString = coalesce(@GrainIdExtensionString, N'''') AND ServiceId = @ServiceId
      AND Version = @GrainStateVersion;
    SET @NewGrainStateVersion = @GrainStateVersion + @@ROWCOUNT;
END;
SELECT @NewGrainStateVersion AS NewGrainStateVersion;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES (N'ClearStorageKey', N'
SET NOCOUNT ON;
UPDATE OrleansStorage
SET PayloadBinary = NULL, ModifiedOn = SYSUTCDATETIME(), Version = Version + 1
WHERE GrainIdHash = @GrainIdHash AND GrainTypeHash = @GrainTypeHash AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
  AND GrainTypeString = @GrainTypeString AND GrainIdExtensionString = coalesce(@GrainIdExtensionString, N'''') AND ServiceId = @ServiceId
  AND Version = @GrainStateVersion;
SELECT @GrainStateVersion + @@ROWCOUNT AS NewGrainStateVersion;
');
