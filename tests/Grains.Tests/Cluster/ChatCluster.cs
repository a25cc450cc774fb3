using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Runtime.GrainDirectory;
using Orleans.TestingHost;
using OrleansChat.Conversations;
using OrleansChat.Feed;
using OrleansChat.Hosting;
using OrleansChat.Visitors;

namespace OrleansChat.Tests.Cluster;

/// <summary>Silos of one process over one real SQLite store in a folder of their own.</summary>
public abstract class ChatCluster(short silos, bool splitDirectory) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("orleanschat-");
    private InProcessTestCluster _cluster = null!;

    /// <summary>The grains as that silo's own callers reach them.</summary>
    public IGrainFactory From(int silo) => _cluster.Silos[silo].ServiceProvider.GetRequiredService<IGrainFactory>();

    /// <summary>A service of one silo.</summary>
    public T Of<T>(int silo)
        where T : notnull => _cluster.Silos[silo].ServiceProvider.GetRequiredService<T>();

    public SiloAddress AddressOf(int silo) => _cluster.Silos[silo].SiloAddress;

    public Task Deactivate(IAddressable grain) => _cluster.DeactivateAsync(grain);

    public async Task InitializeAsync()
    {
        Install();
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddChatStorage();
            silo.Services.Configure<DataOptions>(options => (options.Folder, options.Beside) = (_folder.FullName, true));
            silo.AddChatGrains().AddChatGrainStorage(ChatGrains.StateStorage);
            if (splitDirectory) silo.Services.AddSingleton<IGrainDirectoryResolver, SplitDirectory>();
        });
        builder.ConfigureClient(client => client.AddMemoryStreams(Streams.ChatStreams.Provider));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    /// <summary>Silos of a real embedded store never open a new one at once; these do not either.</summary>
    private void Install()
    {
        using var services = new ServiceCollection().AddLogging().AddChatStorage().Configure<DataOptions>(options => options.Folder = _folder.FullName)
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).BuildServiceProvider();
        services.GetRequiredService<ChatStorage>();
    }

    public async Task DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>A conversation that a new visitor started from that silo.</summary>
    internal async Task<(ConversationId Id, Actor Visitor)> Start(int silo = 0)
    {
        var random = new SystemRandomIds();
        var visitor = Actor.Visitor(random.NewId(), "Ada");
        Assert.True(ConversationId.TryParse(random.NewId(), out var id));
        Assert.True(ClientId.TryParse(random.NewId(), out var clientId));
        var started = await From(silo).GetGrain<IConversationGrain>(id.ToString())
            .Start(new(visitor, clientId, Conversations.People.InSupport));
        Assert.Null(started.Refusal);
        return (id, visitor);
    }
}

/// <summary>Two silos.</summary>
public sealed class TwoSilos() : ChatCluster(2, splitDirectory: false);

/// <summary>Two silos that do not know of each other's conversations.</summary>
public sealed class SplitSilos() : ChatCluster(2, splitDirectory: true);

/// <summary>A front's ear that remembers what it was told and lets tests wait for it.</summary>
internal sealed class Ear : IFrontObserver
{
    private readonly Lock _lock = new();
    private readonly List<(Func<FrontNews, bool> Wanted, TaskCompletionSource<FrontNews> Came)> _waiters = [];
    private ImmutableList<FrontNews> _news = [];

    public string FrontId { get; } = new SystemRandomIds().NewId();

    public ImmutableList<FrontNews> News => _news;

    public Task Tell(FrontNews news)
    {
        lock (_lock)
        {
            _news = _news.Add(news);
            foreach (var waiter in _waiters.Where(waiter => waiter.Wanted(news)).ToList())
            {
                waiter.Came.TrySetResult(news);
                _waiters.Remove(waiter);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>The first news, past or to come, that is wanted.</summary>
    public Task<FrontNews> Hears(Func<FrontNews, bool> wanted)
    {
        lock (_lock)
        {
            if (_news.Find(news => wanted(news)) is { } past) return Task.FromResult(past);
            var came = new TaskCompletionSource<FrontNews>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((wanted, came));
            return came.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
    }
}
