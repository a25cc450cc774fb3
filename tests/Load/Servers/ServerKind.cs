namespace OrleansChat.Load.Servers;

/// <summary>What a run is made against; in the order in which the later is compared with the earlier.</summary>
internal enum ServerKind
{
    /// <summary>Raw SignalR that answers the caller with what he sent: the limit.</summary>
    Echo,

    /// <summary>Raw SignalR that passes the message on to the other side: the limit for two sides, nothing stored.</summary>
    Relay,

    /// <summary>A SignalR group and one INSERT a message into SQLite.</summary>
    HandbuiltSqlite,

    /// <summary>What a competent team writes by hand: SignalR, a Redis backplane and one INSERT a message into PostgreSQL.</summary>
    Handbuilt,

    /// <summary>OrleansChat, front and silo in one process, on SQLite.</summary>
    Sqlite,

    /// <summary>OrleansChat, front and silo in one process, on PostgreSQL.</summary>
    PostgreSql,
}

/// <summary>What is known of each kind.</summary>
internal static class ServerKinds
{
    /// <summary>By the names of the command line and of the reports.</summary>
    public static IReadOnlyDictionary<string, ServerKind> ByName { get; } = new Dictionary<string, ServerKind>
    {
        ["echo"] = ServerKind.Echo,
        ["relay"] = ServerKind.Relay,
        ["handbuilt-sqlite"] = ServerKind.HandbuiltSqlite,
        ["handbuilt"] = ServerKind.Handbuilt,
        ["sqlite"] = ServerKind.Sqlite,
        ["postgresql"] = ServerKind.PostgreSql,
    };

    /// <summary>The two that are the product.</summary>
    public static IReadOnlyDictionary<string, ServerKind> Products { get; } = ByName.Where(pair => pair.Value.IsProduct()).ToDictionary();

    public static string Label(this ServerKind kind) => ByName.First(pair => pair.Value == kind).Key;

    public static bool IsProduct(this ServerKind kind) => kind is ServerKind.Sqlite or ServerKind.PostgreSql;

    public static bool NeedsPostgreSql(this ServerKind kind) => kind is ServerKind.Handbuilt or ServerKind.PostgreSql;

    public static bool Stores(this ServerKind kind) => kind >= ServerKind.HandbuiltSqlite;
}
