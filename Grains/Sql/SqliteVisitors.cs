using OrleansChat.Visitors;

namespace OrleansChat.Sql;

/// <summary>Visitors' identities in <c>chat.db</c>.</summary>
internal sealed class SqliteVisitors(SqliteWriter writer, TimeProvider time) : IVisitorIndex
{
    /// <inheritdoc />
    public Task Save(string sessionId, VisitorIdentity identity) => writer.Write(session =>
    {
        session["visitors/save"].Bind(sessionId).Bind((long)identity.Grade).Bind(identity.Name).Bind(identity.Email)
            .Bind(time.GetUtcNow().ToUnixTimeMilliseconds()).Run();
        return true;
    });
}
