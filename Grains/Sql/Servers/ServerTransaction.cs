using System.Data.Common;

namespace OrleansChat.Sql;

/// <summary>An open transaction on a server.</summary>
internal sealed class ServerTransaction(ServerDialect dialect, DbTransaction transaction)
{
    /// <summary>Runs a statement and answers how many rows it changed.</summary>
    public async Task<int> Run(string statement, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(statement, parameters);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs a statement and reads the rows that it answers.</summary>
    public async Task<List<T>> Rows<T>(string statement, Func<DbDataReader, T> row, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(statement, parameters);
        await using var rows = await command.ExecuteReaderAsync();
        return await rows.All(row);
    }

    private DbCommand Command(string statement, (string Name, object? Value)[] parameters)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = dialect.Scripts[statement];
        foreach (var (name, value) in parameters) command.Parameters.Add(dialect.Parameter(name, value));
        return command;
    }
}
