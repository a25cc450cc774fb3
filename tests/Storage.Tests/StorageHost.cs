using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Time.Testing;
using OrleansChat.Conversations.Log;
using OrleansChat.Hosting;
using OrleansChat.Storage.Tests.Log;

namespace OrleansChat.Storage.Tests;

/// <summary>The storage as a host registers it, on a database of the test.</summary>
internal sealed class StorageHost : IDisposable
{
    private readonly ServiceProvider _services;

    public StorageHost(TestDatabase database, params (string Key, string Value)[] settings)
    {
        Folder = System.IO.Directory.CreateTempSubdirectory("orleanschat-").FullName;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.Append(("Data:Folder", Folder)).Select(setting => KeyValuePair.Create<string, string?>(setting.Item1, setting.Item2)));
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration.Build())
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IHostApplicationLifetime, ApplicationLifetime>()
            .AddChatStorage(database.Options)
            .BuildServiceProvider();
    }

    public string Folder { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero));

    public IConversationLog Log => Get<IConversationLog>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Writes appends and expects each to be committed.</summary>
    public async Task Write(params Append[] appends)
    {
        foreach (var append in appends) Assert.Equal(AppendOutcome.Committed, await Log.Append(append));
    }

    /// <summary>Marks as read and sees it written.</summary>
    public async Task Read(Talk talk, string participant, Conversations.AuthorKind kind, int seq)
    {
        _ = Log.MarkRead(talk.Id, participant, kind, seq);
        Time.Advance(TimeSpan.FromSeconds(1));
        // Two appends later the batch with the cursor is through: it was due before the first was queued.
        await Write(new Talk("session-of-nobody", "nowhere").Start());
        await Write(new Talk("session-of-nobody", "nowhere").Start());
        Assert.Contains((await Get<ChatStorage>().Store.LogReader.Load(talk.Id))!.Cursors, cursor => cursor.Participant == participant && cursor.Seq >= seq);
    }

    public void Dispose()
    {
        _services.Dispose();
        System.IO.Directory.Delete(Folder, true);
    }
}
