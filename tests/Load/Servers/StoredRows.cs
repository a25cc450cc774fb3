using Microsoft.Data.Sqlite;

namespace OrleansChat.Load.Servers;

/// <summary>What a stopped server left on disk.</summary>
internal static class StoredRows
{
    /// <summary>Messages stored; null where nothing is.</summary>
    public static long? Count(RunningServer server) => server.Kind switch
    {
        ServerKind.Handbuilt => Count(Path.Combine(server.Folder, HandbuiltLog.FileName), "SELECT count(*) FROM message"),
        ServerKind.Sqlite => Count(Path.Combine(server.Folder, "chat.db"), "SELECT count(*) FROM event WHERE kind = 'message'"),
        _ => null,
    };

    private static long Count(string file, string query)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var count = new SqliteCommand(query, connection);
        return (long)count.ExecuteScalar()!;
    }
}
