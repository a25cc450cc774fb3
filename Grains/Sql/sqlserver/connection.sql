-- The log's own connection. A batch that fails is taken back whole, and waits for nobody longer than a second. The lock that it answers the
-- name of is held as long as the connection lives: who gets it later knows that the connection is gone, with all that it was doing.
-- name: writer
SET XACT_ABORT ON;
SET LOCK_TIMEOUT 1000;
DECLARE @writer nvarchar(255) = CONCAT(N'OrleansChat writer ', NEWID());
DECLARE @granted int;
EXEC @granted = sp_getapplock @Resource = @writer, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 0;
IF @granted < 0 THROW 50001, N'the lock of a new writer was not granted', 1;
SELECT @writer;

-- name: ping
SELECT 1;

-- name: is-writer-gone
DECLARE @granted int;
EXEC @granted = sp_getapplock @Resource = @writer, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 2000;
IF @granted >= 0 EXEC sp_releaseapplock @Resource = @writer, @LockOwner = 'Session';
SELECT CAST(CASE WHEN @granted >= 0 THEN 1 ELSE 0 END AS bit);

-- One process after the other brings the schema up to date. The first also sees to the row versions that readers need so as to wait for no
-- writer, and to a log that is on disk when it says so.
-- name: lock-schema
DECLARE @granted int;
EXEC @granted = sp_getapplock @Resource = N'OrleansChat schema', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = -1;
IF @granted < 0 THROW 50001, N'the lock on the schema was not granted: start this process again', 1;
DECLARE @refused nvarchar(2000);
IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND compatibility_level < 130)
    THROW 50001, N'its compatibility level is below 130: use SQL Server 2016 or newer, and raise the level by ALTER DATABASE', 1;
IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND snapshot_isolation_state = 0)
BEGIN
    BEGIN TRY
        EXEC (N'ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON;');
    END TRY
    BEGIN CATCH
        SET @refused = ERROR_MESSAGE();
    END CATCH;
END;
IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_read_committed_snapshot_on = 0)
BEGIN
    BEGIN TRY
        EXEC (N'ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH NO_WAIT;');
    END TRY
    BEGIN CATCH
        SET @refused = ERROR_MESSAGE();
    END CATCH;
END;
IF EXISTS (
    SELECT 1 FROM sys.databases
    WHERE database_id = DB_ID() AND (snapshot_isolation_state NOT IN (1, 3) OR is_read_committed_snapshot_on = 0))
BEGIN
    SET @refused = CONCAT(
        N'row versions are off and could not be turned on (', @refused, N'): run ALTER DATABASE ', QUOTENAME(DB_NAME()),
        N' SET ALLOW_SNAPSHOT_ISOLATION ON and ALTER DATABASE ', QUOTENAME(DB_NAME()),
        N' SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE once, as its owner');
    THROW 50001, @refused, 1;
END;
IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND delayed_durability = 2)
BEGIN
    SET @refused = CONCAT(
        N'a commit there may be lost in a power cut: run ALTER DATABASE ', QUOTENAME(DB_NAME()), N' SET DELAYED_DURABILITY = DISABLED, as its owner');
    THROW 50001, @refused, 1;
END;

-- name: unlock-schema
EXEC sp_releaseapplock @Resource = N'OrleansChat schema', @LockOwner = 'Session';
