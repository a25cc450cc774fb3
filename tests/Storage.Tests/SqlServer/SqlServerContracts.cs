using OrleansChat.Storage.Tests.Attachments;
using OrleansChat.Storage.Tests.Directory;
using OrleansChat.Storage.Tests.Lists;
using OrleansChat.Storage.Tests.Log;
using OrleansChat.Storage.Tests.Work;
using Xunit.Abstractions;

namespace OrleansChat.Storage.Tests.SqlServer;

[OnSqlServer]
public sealed class SqlServerConversationLogTests() : ConversationLogContract(new SqlServerLogStore());

[OnSqlServer]
public sealed class SqlServerLogFaultTests() : LogFaultContract(new SqlServerLogStore());

[OnSqlServer]
public sealed class SqlServerLogQueueTests() : LogQueueContract(new SqlServerLogStore());

[OnSqlServer]
public sealed class SqlServerCursorTests() : CursorContract(new SqlServerLogStore());

[OnSqlServer]
public sealed class SqlServerLogModelTests : LogModelContract
{
    private protected override LogStore NewStore() => new SqlServerLogStore();
}

[OnSqlServer]
[Collection(nameof(LogThroughputContract))]
public sealed class SqlServerLogThroughputTests(ITestOutputHelper output) : LogThroughputContract(output)
{
    private protected override LogStore NewStore() => new SqlServerLogStore();
}

[OnSqlServer]
public sealed class SqlServerDirectoryTests() : DirectoryContract(new SqlServerTestDatabase());

[OnSqlServer]
public sealed class SqlServerListTests() : ListContract(new SqlServerTestDatabase());

[OnSqlServer]
public sealed class SqlServerAttachmentTests() : AttachmentContract(new SqlServerTestDatabase());

[OnSqlServer]
public sealed class SqlServerWorkQueueTests() : WorkQueueContract(new SqlServerTestDatabase());

[OnSqlServer]
public sealed class SqlServerSweeperTests() : SweeperContract(new SqlServerTestDatabase());

[OnSqlServer]
public sealed class SqlServerGrainStorageTests() : GrainStorageContract(new SqlServerTestDatabase());
