using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using Microsoft.Data.Sqlite;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Sql;

/// <summary>The two SQLite files of a data folder, brought to this release's schema and open.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly DataFolder _folder;
    private readonly SqliteCheckpoints _checkpoints;

    private SqliteDatabase(DataFolder folder, LogHealth health)
    {
        _folder = folder;
        Writer = new(SqliteSession.Open(folder.ChatFile, SqliteOpenMode.ReadWrite, "connection/writer", SqliteVfs.Name), health);
        Readers = new(folder.ChatFile);
        _checkpoints = new(folder.ChatFile, Writer);
    }

    public SqliteWriter Writer { get; }

    public SqliteReaders Readers { get; }

    /// <summary>What the ADO.NET provider of grain storage connects with.</summary>
    public string StateConnection => StateConnectionOf(_folder);

    public static string StateConnectionOf(DataFolder folder) =>
        new SqliteConnectionStringBuilder { DataSource = folder.StateFile, DefaultTimeout = 5 }.ToString();

    /// <summary>Installs or upgrades both files and opens them; the folder is disposed with the database.</summary>
    public static SqliteDatabase Open(DataFolder folder, LogHealth health)
    {
        var file = folder.ChatFile;
        try
        {
            Install(file, "schema");
            file = folder.StateFile;
            Install(file, "state");
            return new(folder, health);
        }
        catch (SqliteResultException failure)
        {
            throw new DatabaseRefusedException(SqliteFault.Refusal(failure.Result, failure.Message, file), failure);
        }
        catch (SqliteException failure)
        {
            throw new DatabaseRefusedException(SqliteFault.Refusal(failure.SqliteErrorCode, failure.Message, file), failure);
        }
    }

    /// <summary>Copies the write-ahead log into the database when it has grown; called in the writer's transactions.</summary>
    public void Writing(SqliteSession session) => _checkpoints.Writing(session);

    public void Dispose()
    {
        Readers.Dispose();
        _checkpoints.Dispose();
        Writer.Dispose();
        _folder.Dispose();
    }

    private static void Install(string file, string folder)
    {
        using (SqliteSession.Open(file, SqliteOpenMode.ReadWriteCreate, "connection/new-file"))
        {
            // The page size and the journal are properties of the file: set before its first table.
        }

        var connection = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();
        var scripts = SqlScripts.Sqlite.Schema(folder).Select(script => new SqlScript(script.Name, script.Text)).ToList();
        var engine = DeployChanges.To.SqliteDatabase(connection)
            .WithScripts(scripts)
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .LogTo(new NoOpUpgradeLog())
            .Build();
        NewerSchema.Refuse($"database {file}", engine.GetExecutedScripts(), scripts.Select(script => script.Name));
        var result = engine.PerformUpgrade();
        if (result.Successful) return;
        throw result.Error as SqliteException
            ?? (Exception)new DatabaseRefusedException($"The schema of {file} could not be installed ({result.Error.Message}): restore it from a backup, or choose another folder (--Data:Folder=…).", result.Error);
    }
}
