using Xunit.Abstractions;

namespace OrleansChat.Tests.Simulation;

/// <summary>Whether the simulation would notice: every planted bug is to be found, and where none is planted nothing is.</summary>
public sealed class MutantTests(MutantCompiler compiler, ITestOutputHelper output) : IClassFixture<MutantCompiler>
{
    private const ulong Most = 1_000;

    public static TheoryData<string> Names => [.. Mutants.All.Select(mutant => mutant.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_planted_bug_is_found(string name)
    {
        var play = compiler.Compile(Mutants.All.Single(mutant => mutant.Name == name));
        for (ulong seed = 1; seed <= Most; seed++)
        {
            if (play(seed) is not { } failure) continue;
            output.WriteLine($"| {name} | {seed} | {failure.Split('\n')[0]}");
            return;
        }

        Assert.Fail($"{Most} seeds did not find that {name}.");
    }

    [Fact]
    public void Without_a_bug_nothing_is_found()
    {
        var play = compiler.Compile(null);
        for (ulong seed = 1; seed <= 100; seed++) Assert.Null(play(seed));
    }
}
