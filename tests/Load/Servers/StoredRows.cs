using Microsoft.Data.Sqlite;

namespace OrleansChat.Load.Servers;

/// <summary>What a stopped server left in its store.</summary>
internal static class StoredRows
{
    private const string Plain = "SELECT count(*) FROM message";
    private const string Product = "SELECT count(*) FROM event WHERE kind = 'message'";

    /// <summary>Messages stored; null where nothing is, or where the store is not the run's own.</summary>
    public static long? Count(RunningServer server)
    {
        if (!server.Own || !server.Kind.Stores()) return null;
        var query = server.Kind.IsProduct() ? Product : Plain;
        if (server.Database is { } database) return database.Count(server.DatabaseName!, query);
        return Count(Path.Combine(server.Folder!, server.Kind.IsProduct() ? "chat.db" : HandbuiltSqliteLog.FileName), query);
    }

    private static long Count(string file, string query)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var count = new SqliteCommand(query, connection);
        return (long)count.ExecuteScalar()!;
    }
}
