using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Directory;

namespace OrleansChat.WebFront.Tests;

/// <summary>The all-in-one process on a free port and an empty folder, started once for the tests that share it.</summary>
public class ChatApplication : IAsyncLifetime
{
    /// <summary>The administrator's password.</summary>
    public const string Password = "correct horse battery";

    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("orleanschat-").FullName;
    private WebApplication? _app;

    /// <summary>Where it listens.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>The starter widget's hash.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The data folder.</summary>
    public string Folder => _folder;

    /// <summary>Its services.</summary>
    public IServiceProvider Services => _app!.Services;

    /// <summary>Its grains.</summary>
    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    /// <summary>A client without cookies and without a session.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>What it is started with, but for folder and address.</summary>
    protected virtual IEnumerable<string> Settings =>
        ["--Limits:Off=true", "--Conversations:PostBurst=1000000", "--Conversations:PostsPerSecond=1000000"];

    public async Task InitializeAsync()
    {
        await Start();
        Hash = await Grains.GetGrain<IDirectoryGrain>(0).FirstWidget() ?? throw new InvalidOperationException("The starter widget is missing.");
    }

    /// <summary>Stops the process and starts another one on the same folder, at another address.</summary>
    public async Task Restart()
    {
        await Stop();
        await Start();
    }

    public async Task DisposeAsync()
    {
        await Stop();
        if (System.IO.Directory.Exists(_folder)) System.IO.Directory.Delete(_folder, recursive: true);
    }

    private async Task Start()
    {
        _app = Program.Build(["--urls=http://127.0.0.1:0", $"--Data:Folder={_folder}", $"--Console:AdminPassword={Password}", .. Settings]);
        await _app.StartAsync();
        Url = new(_app.Urls.First());
        Http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Url };
    }

    private async Task Stop()
    {
        Http.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>A visitor with a session of his own.</summary>
    public Task<TestVisitor> Visitor() => TestVisitor.Make(this);

    /// <summary>The administrator, signed in and connected.</summary>
    public async Task<TestOperator> Operator(bool messagePack = false) => await TestOperator.SignIn(this, "admin", Password, messagePack);
}

/// <summary>The same with its limits in force.</summary>
public sealed class LimitedApplication : ChatApplication
{
    /// <inheritdoc />
    protected override IEnumerable<string> Settings => [];
}

/// <summary>Tests that share one process without limits.</summary>
[CollectionDefinition(Name)]
public sealed class ChatCollection : ICollectionFixture<ChatApplication>
{
    public const string Name = "chat";
}
