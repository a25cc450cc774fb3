namespace OrleansChat.Load.Servers;

/// <summary>What a run is made against.</summary>
internal enum ServerKind
{
    /// <summary>Raw SignalR that answers the caller with what he sent: the limit.</summary>
    Echo,

    /// <summary>Raw SignalR that passes the message on to the other side: the limit for two sides, nothing stored.</summary>
    Relay,

    /// <summary>What a competent team writes by hand: a SignalR group and one INSERT a message into SQLite.</summary>
    Handbuilt,

    /// <summary>OrleansChat, front and silo in one process, on SQLite.</summary>
    Sqlite,
}
