using OrleansChat.Storage.Tests.Log;

namespace OrleansChat.Storage.Tests.Sqlite;

public sealed class SqliteLogFaultTests() : LogFaultContract(new SqliteLogStore());

public sealed class SqliteCursorTests() : CursorContract(new SqliteLogStore());

public sealed class SqliteLogModelTests : LogModelContract
{
    private protected override LogStore NewStore() => new SqliteLogStore();
}
