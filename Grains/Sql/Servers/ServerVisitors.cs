using OrleansChat.Visitors;

namespace OrleansChat.Sql;

/// <summary>Visitors' identities on a server.</summary>
internal sealed class ServerVisitors(ServerDatabase database, TimeProvider time) : IVisitorIndex
{
    /// <inheritdoc />
    public Task Save(string sessionId, VisitorIdentity identity) => database.Write(write => write.Run(
        "visitors/save",
        ("session", sessionId),
        ("grade", (int)identity.Grade),
        ("name", StorableText.OrNull(identity.Name)),
        ("email", identity.Email),
        ("now", time.GetUtcNow().ToUnixTimeMilliseconds())));
}
