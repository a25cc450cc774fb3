using OrleansChat.Storage.Tests.Attachments;
using OrleansChat.Storage.Tests.Directory;
using OrleansChat.Storage.Tests.Lists;
using OrleansChat.Storage.Tests.Log;
using OrleansChat.Storage.Tests.Work;
using Xunit.Abstractions;

namespace OrleansChat.Storage.Tests.PostgreSql;

public sealed class PostgreSqlConversationLogTests() : ConversationLogContract(new PostgreSqlLogStore());

public sealed class PostgreSqlLogFaultTests() : LogFaultContract(new PostgreSqlLogStore());

public sealed class PostgreSqlLogQueueTests() : LogQueueContract(new PostgreSqlLogStore());

public sealed class PostgreSqlCursorTests() : CursorContract(new PostgreSqlLogStore());

public sealed class PostgreSqlLogModelTests : LogModelContract
{
    private protected override LogStore NewStore() => new PostgreSqlLogStore();
}

[Collection(nameof(LogThroughputContract))]
public sealed class PostgreSqlLogThroughputTests(ITestOutputHelper output) : LogThroughputContract(output)
{
    private protected override LogStore NewStore() => new PostgreSqlLogStore();
}

public sealed class PostgreSqlDirectoryTests() : DirectoryContract(new PostgreSqlTestDatabase());

public sealed class PostgreSqlListTests() : ListContract(new PostgreSqlTestDatabase());

public sealed class PostgreSqlAttachmentTests() : AttachmentContract(new PostgreSqlTestDatabase());

public sealed class PostgreSqlWorkQueueTests() : WorkQueueContract(new PostgreSqlTestDatabase());

public sealed class PostgreSqlSweeperTests() : SweeperContract(new PostgreSqlTestDatabase());

public sealed class PostgreSqlGrainStorageTests() : GrainStorageContract(new PostgreSqlTestDatabase());
