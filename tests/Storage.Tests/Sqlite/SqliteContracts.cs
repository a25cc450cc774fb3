using OrleansChat.Storage.Tests.Attachments;
using OrleansChat.Storage.Tests.Directory;
using OrleansChat.Storage.Tests.Lists;
using OrleansChat.Storage.Tests.Log;
using OrleansChat.Storage.Tests.Work;
using Xunit.Abstractions;

namespace OrleansChat.Storage.Tests.Sqlite;

public sealed class SqliteConversationLogTests() : ConversationLogContract(new SqliteLogStore());

public sealed class SqliteLogFaultTests() : LogFaultContract(new SqliteLogStore());

public sealed class SqliteLogQueueTests() : LogQueueContract(new SqliteLogStore());

public sealed class SqliteCursorTests() : CursorContract(new SqliteLogStore());

public sealed class SqliteLogModelTests : LogModelContract
{
    private protected override LogStore NewStore() => new SqliteLogStore();
}

[Collection(nameof(LogThroughputContract))]
public sealed class SqliteLogThroughputTests(ITestOutputHelper output) : LogThroughputContract(output)
{
    private protected override LogStore NewStore() => new SqliteLogStore();
}

public sealed class SqliteDirectoryTests() : DirectoryContract(new SqliteTestDatabase());

public sealed class SqliteListTests() : ListContract(new SqliteTestDatabase());

public sealed class SqliteAttachmentTests() : AttachmentContract(new SqliteTestDatabase());

public sealed class SqliteWorkQueueTests() : WorkQueueContract(new SqliteTestDatabase());

public sealed class SqliteSweeperTests() : SweeperContract(new SqliteTestDatabase());

public sealed class SqliteGrainStorageTests() : GrainStorageContract(new SqliteTestDatabase());
