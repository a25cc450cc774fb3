using Microsoft.Data.Sqlite;

namespace OrleansChat.Tests.Browser;

/// <summary>What stands on disk, read past the product.</summary>
internal static class ConversationLogFile
{
    /// <summary>The texts of all messages in order, with their places.</summary>
    public static List<(int Seq, string Text)> Messages(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT seq, CAST(payload AS TEXT) FROM event WHERE kind = 'message' ORDER BY conversation, seq";
        using var rows = command.ExecuteReader();
        var messages = new List<(int, string)>();
        while (rows.Read()) messages.Add((rows.GetInt32(0), System.Text.Json.JsonDocument.Parse(rows.GetString(1)).RootElement.EnumerateObject().First().Value.GetString()!));
        return messages;
    }
}
