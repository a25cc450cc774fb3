using OrleansChat.Storage.Tests.Log;

namespace OrleansChat.Storage.Tests.Sqlite;

public sealed class SqliteConversationLogTests : ConversationLogContract
{
    private readonly SqliteLogStore _store;

    public SqliteConversationLogTests()
        : this(new SqliteLogStore())
    {
    }

    private SqliteConversationLogTests(SqliteLogStore store)
        : base(store) => _store = store;

    protected override int ForgetSnapshots() => _store.Database.Writer.Transact(session =>
    {
        session.Execute("DELETE FROM snapshot");
        return session.Changes;
    });
}
