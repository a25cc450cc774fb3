using OrleansChat.Visitors;

namespace OrleansChat.Sql;

/// <summary>Visitors' identities on a server.</summary>
internal sealed class ServerVisitors(ServerDatabase database, TimeProvider time) : IVisitorIndex
{
    /// <inheritdoc />
    public Task Save(string sessionId, VisitorIdentity identity) => Write("visitors/save", sessionId, identity);

    /// <inheritdoc />
    public Task End(string sessionId, VisitorIdentity identity) => Write("visitors/end", sessionId, identity);

    private Task<int> Write(string statement, string sessionId, VisitorIdentity identity) => database.Write(write => write.Run(
        statement,
        ("session", sessionId),
        ("grade", (int)identity.Grade),
        ("name", StorableText.OrNull(identity.Name)),
        ("email", identity.Email),
        ("now", time.GetUtcNow().ToUnixTimeMilliseconds())));
}
