using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Data.SqlClient.Server;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Sql;

/// <summary>A batch as the tables that <c>append_batch</c> takes.</summary>
internal sealed class SqlServerBatchCommand : IDisposable
{
    private readonly SqlCommand _command;
    private readonly SqlParameter _apart = new("apart", SqlDbType.Bit);

    public SqlServerBatchCommand(SqlConnection connection) =>
        _command = new(SqlScripts.SqlServer["append/batch"], connection) { CommandType = CommandType.StoredProcedure };

    /// <summary>Runs it, in a transaction of its own that is over when this returns. Outcomes by conversation; null: all are written.</summary>
    public int[]? Run(Batch batch, bool apart)
    {
        _command.Parameters.Clear();
        _command.Parameters.Add(_apart);
        _apart.Value = apart;
        Add("conversations", "append_conversation", SqlServerRows.Conversations(batch), batch.Conversations.Count > 0);
        Add("events", "append_event", SqlServerRows.Events(batch), batch.Conversations.Any(write => write.Events.Count > 0));
        Add("snapshots", "append_snapshot", SqlServerRows.Snapshots(batch), batch.Conversations.Any(write => write.DueForSnapshot));
        Add("cursors", "append_cursor", SqlServerRows.Cursors(batch), batch.Cursors.Count > 0);
        Add("files", "append_file", SqlServerRows.Files(batch), batch.Conversations.Any(write => write.HasFiles));

        using var rows = _command.ExecuteReader();
        int[]? outcomes = null;
        while (rows.Read()) (outcomes ??= new int[batch.Conversations.Count])[rows.GetInt32(0) - 1] = rows.GetInt32(1);
        while (rows.NextResult())
        {
        }

        return outcomes;
    }

    public void Dispose() => _command.Dispose();

    // A table without rows is not sent: that is its default.
    private void Add(string name, string type, IEnumerable<SqlDataRecord> rows, bool any)
    {
        if (any) _command.Parameters.Add(new SqlParameter(name, SqlDbType.Structured) { TypeName = type, Value = rows });
    }
}
