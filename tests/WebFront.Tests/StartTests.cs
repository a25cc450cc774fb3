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
    };

    [Theory, MemberData(nameof(Configurations))]
    public async Task A_configuration_that_makes_no_sense_is_refused_in_one_sentence(string[] given, string sentence)
    {
        var (code, told) = await Told.By(() => Program.Run(["--urls=http://127.0.0.1:0", .. given]));
        Assert.Equal(1, code);
        Assert.Contains(sentence, told, StringComparison.Ordinal);
        Assert.Single(told.Split('\n', StringSplitOptions.RemoveEmptyEntries));
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
    public async Task A_silo_of_its_own_wants_a_server_database()
    {
        var (code, told) = await Told.By(() => SiloProgram.Run([]));
        Assert.Equal(1, code);
        Assert.Contains("A SQLite installation is one process", told, StringComparison.Ordinal);
    }
}
