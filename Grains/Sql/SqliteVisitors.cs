using OrleansChat.Visitors;

namespace OrleansChat.Sql;

/// <summary>Visitors' identities in <c>chat.db</c>.</summary>
internal sealed class SqliteVisitors(SqliteWriter writer, TimeProvider time) : IVisitorIndex
{
    /// <inheritdoc />
    public Task Save(string sessionId, VisitorIdentity identity) => Write("visitors/save", sessionId, identity);

    /// <inheritdoc />
    public Task End(string sessionId, VisitorIdentity identity) => Write("visitors/end", sessionId, identity);

    private Task<bool> Write(string statement, string sessionId, VisitorIdentity identity) => writer.Write(session =>
    {
        session[statement].Bind(sessionId).Bind((long)identity.Grade).Bind(identity.Name).Bind(identity.Email)
            .Bind(time.GetUtcNow().ToUnixTimeMilliseconds()).Run();
        return true;
    });
}
