using Microsoft.Data.Sqlite;

namespace OrleansChat.WebFront.Tests;

/// <summary>Operators of the tests, made in the store as another front would have it changed.</summary>
internal static class Hiring
{
    /// <summary>An operator of one department with the administrator's password.</summary>
    public static void Hire(this ChatApplication app, string name, string department, bool mustChange = false)
    {
        app.Execute($"""
            INSERT INTO operator (id, name, sign_in_name, sign_in_key, password_hash, administrator, must_change_password, created_at)
            SELECT '{name}', '{name}', '{name}', '{name.ToUpperInvariant()}', password_hash, 0, {(mustChange ? 1 : 0)}, 0 FROM operator WHERE administrator = 1
            """);
        app.Execute($"INSERT INTO operator_department (operator, department) VALUES ('{name}', '{department}')");
    }

    /// <summary>Runs a statement on the store.</summary>
    public static void Execute(this ChatApplication app, string sql)
    {
        using var store = new SqliteConnection($"Data Source={Path.Combine(app.Folder, "chat.db")};Default Timeout=10;Pooling=False");
        store.Open();
        using var command = store.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
