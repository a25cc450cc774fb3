using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using OrleansChat.Silo;

namespace OrleansChat.WebFront.Tests;

/// <summary>What a process says that cannot start: one sentence, exit code 1.</summary>
public sealed class StartTests
{
    private static readonly string[] Server = ["--Database:Provider=postgresql", "--Database:ConnectionString=Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=2"];

    public static TheoryData<string[], string> Configurations => new()
    {
        { ["--Cluster:Role=front"], "A SQLite installation is one process" },
        { ["--Cluster:Role=frnot"], "Cluster:Role is 'frnot': use all or front." },
        { ["--Cluster:Role=silo"], "run Silo instead of WebFront" },
        { ["--Database:Provider=postgres"], "Database:Provider is 'postgres': use sqlite, postgresql or sqlserver." },
        { ["--Database:Provider=postgresql"], "Database:ConnectionString is empty" },
        { [.. Server, "--Cluster:SiloPort=-1"], "Cluster:SiloPort is '-1': use a TCP port from 1 to 65535." },
        { [.. Server, "--Cluster:GatewayPort=many"], "Cluster:GatewayPort is 'many': use a TCP port from 1 to 65535." },
        { [.. Server, "--Cluster:SiloPort=12000", "--Cluster:GatewayPort=12000"], "are both 12000: give each a port of its own" },
        { [.. Server, "--Cluster:AdvertisedAddress=0.0.0.0"], "Cluster:AdvertisedAddress is '0.0.0.0', which other silos cannot call" },
        { [.. Server, "--Cluster:AdvertisedAddress=no-such-host.invalid"], "Cluster:AdvertisedAddress is 'no-such-host.invalid', which this machine cannot resolve" },
        { [.. Server, "--Cluster:Id=two words"], "Cluster:Id is 'two words'" },
        { ["--Database:ConnectionString=Host=db.example"], "Database:ConnectionString is set but Database:Provider is not" },
        { ["--Database:Provider=sqlite", "--Database:ConnectionString=Data Source=chat.db"], "but Database:Provider is 'sqlite', which lies in Data:Folder" },
        { ["--Database:Provider=postgresql", "--Database:ConnectionString=Database=chat"], "Database:ConnectionString names no server" },
        { ["--Database:Provider=postgresql", "--Database:ConnectionString=Hostt=db"], "Database:ConnectionString cannot be read (Couldn't set hostt)" },
        { ["--Cluster:Roll=front"], "--Cluster:Roll is no option: did you mean Cluster:Role?" },
        { ["--Conversations:Bursts=1"], "--Conversations:Bursts is no option: docs/configuration.md has every key." },
        { ["start"], "'start' on the command line is no option" },
        { ["-Data:Folder=/x"], "'-Data:Folder=/x' on the command line is no option" },
        { ["--Data:Folder", "--Seed:Starter=false"], "--Data:Folder has no value: write --Data:Folder=value." },
        { ["--Data:Folder"], "--Data:Folder has no value: write --Data:Folder=value." },
        { ["--Seed:Starter=maybe"], "Seed:Starter is 'maybe': write true or false." },
        { ["--Limits:Off=ja"], "Limits:Off is 'ja': write true or false." },
        { ["--Attachments:FileBytes=25MB"], "Attachments:FileBytes is '25MB': write a whole number." },
        { ["--Attachments:FileBytes=0"], "Attachments: FileBytes must be 1 to 268435456" },
        { ["--Conversations:PostsPerSecond=fast"], "Conversations:PostsPerSecond is 'fast': write a number." },
        { ["--urls=garbage"], "--urls is 'garbage': write an address like http://localhost:5080." },
        { ["--urls=ftp://localhost:21"], "--urls is 'ftp://localhost:21'" },
        { ["--urls=http://127.0.0.1:99999"], "--urls is 'http://127.0.0.1:99999'" },
        { ["--urls=http://localhost:0"], "a free port is found on 127.0.0.1, not on localhost" },
        { ["--urls=http://192.0.2.1:5080"], "http://192.0.2.1:5080 cannot be listened to" },
    };

    [Theory, MemberData(nameof(Configurations))]
    public async Task A_configuration_that_makes_no_sense_is_refused_in_one_sentence(string[] given, string sentence)
    {
        var folder = NewFolder();
        await Refused(folder, sentence, given);
        Assert.False(System.IO.Directory.Exists(folder));
    }

    [Fact]
    public async Task An_address_that_somebody_has_is_refused_before_anything_is_seeded()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var folder = NewFolder();
        await Refused(folder, $"http://{taken.LocalEndpoint} cannot be listened to", $"--urls=http://{taken.LocalEndpoint}");
        Assert.False(System.IO.Directory.Exists(folder));
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_or_below_one_is_refused()
    {
        var file = NewFolder();
        await File.WriteAllTextAsync(file, "no folder");
        await Refused(file, $"The data folder {file} cannot be written");
        await Refused(Path.Combine(file, "below"), "cannot be written");
        File.Delete(file);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        var folder = System.IO.Directory.CreateDirectory(NewFolder()).FullName;
        var file = Path.Combine(folder, "chat.db");
        await File.WriteAllTextAsync(file, "somebody's letters");
        await Refused(folder, $"{file} is damaged or no database");
        Assert.Equal("somebody's letters", await File.ReadAllTextAsync(file));
        System.IO.Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_key_that_nobody_reads_is_refused_wherever_it_stands()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Cluster:SilloPort"] = "11112" }).Build();
        var refused = Assert.Throws<StartRefusedException>(() => KeyCheck.Check(configuration));
        Assert.Equal("Cluster:SilloPort is set and is no key: did you mean Cluster:SiloPort?", refused.Message);
    }

    [Fact]
    public async Task Every_key_is_in_the_documentation()
    {
        var checkout = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(checkout.FullName, "OrleansChat.sln"))) checkout = checkout.Parent!;
        var documented = await File.ReadAllTextAsync(Path.Combine(checkout.FullName, "docs", "configuration.md"));
        Assert.All(Key.All, key => Assert.Contains($"`{key.Name}`", documented, StringComparison.Ordinal));
    }

    [Theory] // R21
    [InlineData("10.0.9", true)]
    [InlineData("9.0.12", true)]
    [InlineData("10.0.10", false)]
    [InlineData("10.0.12", false)]
    public void A_runtime_with_known_holes_is_refused(string runtime, bool refused)
    {
        var failure = Record.Exception(() => RuntimeFloor.Check(Version.Parse(runtime)));
        Assert.Equal(refused, failure is StartRefusedException);
    }

    [Fact]
    public async Task A_silo_is_told_no_other_role()
    {
        var (code, told) = await Told.By(() => SiloProgram.Run([.. Server, "--Cluster:Role=front"]));
        Assert.Equal(1, code);
        Assert.Contains("Cluster:Role is 'front', and this program is a silo only", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_of_its_own_wants_a_server_database()
    {
        var (code, told) = await Told.By(() => SiloProgram.Run([]));
        Assert.Equal(1, code);
        Assert.Contains("A SQLite installation is one process", told, StringComparison.Ordinal);
    }

    private static string NewFolder() => Path.Combine(Path.GetTempPath(), $"orleanschat-start-{Guid.NewGuid():N}");

    private static async Task Refused(string folder, string sentence, params string[] given)
    {
        var (code, told) = await Told.By(() => Program.Run(["--urls=http://127.0.0.1:0", .. given.Any(word => word.StartsWith("--Data:Folder", StringComparison.Ordinal)) ? given : [$"--Data:Folder={folder}", .. given]]));
        Assert.Equal(1, code);
        Assert.Contains(sentence, told, StringComparison.Ordinal);
        Assert.StartsWith("OrleansChat did not start. ", Assert.Single(told.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
