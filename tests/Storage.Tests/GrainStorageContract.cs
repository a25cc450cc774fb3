using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Storage;
using OrleansChat.Hosting;

namespace OrleansChat.Storage.Tests;

/// <summary>The ADO.NET provider of Orleans over our scripts: the version that was read decides who writes.</summary>
public abstract class GrainStorageContract : IAsyncLifetime
{
    private readonly TestDatabase _database;
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("orleanschat-").FullName;
    private readonly GrainId _id = GrainId.Create("session", "a-visitor's id");
    private IHost _host = null!;

    private protected GrainStorageContract(TestDatabase database) => _database = database;

    private IGrainStorage Storage => _host.Services.GetRequiredKeyedService<IGrainStorage>("chat");

    public async Task InitializeAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("Data:Folder", _folder)]);
        builder.Services.AddChatStorage(_database.Options);
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(siloPort: Ports.Next(), gatewayPort: 0)
            .Configure<ClusterOptions>(cluster => cluster.ClusterId = Guid.NewGuid().ToString("N"))
            .AddChatGrainStorage("chat"));
        _host = builder.Build();
        await _host.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        System.IO.Directory.Delete(_folder, true);
        _database.Dispose();
    }

    [Fact]
    public async Task State_is_written_read_cleared_and_written_again()
    {
        var state = await Read();
        Assert.False(state.RecordExists);
        state.State = new() { Name = "Ada", Count = 1 };
        await Storage.WriteStateAsync("state", _id, state);
        Assert.Equal(("Ada", 1), ((await Read()).State!.Name, (await Read()).State!.Count));

        await Storage.ClearStateAsync("state", _id, state);
        Assert.False((await Read()).RecordExists);
        state.State = new() { Name = "Grace", Count = 2 };
        await Storage.WriteStateAsync("state", _id, state);
        Assert.Equal("Grace", (await Read()).State!.Name);
    }

    [Fact]
    public async Task Of_two_writers_that_read_the_same_version_one_is_refused()
    {
        foreach (var existing in new[] { false, true })
        {
            var (mine, theirs) = (await Read(), await Read());
            Assert.Equal(existing, mine.RecordExists);
            mine.State = new() { Name = "mine" };
            theirs.State = new() { Name = "theirs" };
            await Storage.WriteStateAsync("state", _id, mine);
            await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("state", _id, theirs));
            if (existing) await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.ClearStateAsync("state", _id, theirs));
            Assert.Equal("mine", (await Read()).State!.Name);
        }
    }

    [Fact]
    public async Task Many_grains_write_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() =>
        {
            var state = new GrainState<Remembered> { State = new() { Name = $"{i}", Count = i } };
            return Storage.WriteStateAsync("state", GrainId.Create("session", $"{i}"), state);
        })));
        for (var i = 0; i < 200; i++)
        {
            var state = new GrainState<Remembered>(new());
            await Storage.ReadStateAsync("state", GrainId.Create("session", $"{i}"), state);
            Assert.Equal(i, state.State!.Count);
        }
    }

    private async Task<GrainState<Remembered>> Read()
    {
        var state = new GrainState<Remembered>(new());
        await Storage.ReadStateAsync("state", _id, state);
        return state;
    }
}

/// <summary>A state as grains have them.</summary>
[GenerateSerializer, Alias("test.remembered")]
public sealed class Remembered
{
    [Id(0)]
    public string Name { get; set; } = "";

    [Id(1)]
    public int Count { get; set; }
}
