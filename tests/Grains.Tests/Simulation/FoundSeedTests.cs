namespace OrleansChat.Tests.Simulation;

/// <summary>Seeds that found a bug of the product once, by what was wrong.</summary>
public sealed class FoundSeedTests
{
    [Theory]
    [InlineData("A clock that had been an hour ahead stopped who writes for an hour", 1371)]
    [InlineData("An activation remembered that nothing was started and refused messages for good", 1887)]
    [InlineData("A command that came during a read was refused by what the read had found before it came", 696)]
    [InlineData("A command that came during a read was refused by what the read had found before it came", 13548235072655)]
    [InlineData("What one reader pulled the other readers of the same front were not told", 463)]
    [InlineData("An activation that was behind kept a read mark back for ever", 1907)]
    public void It_does_not_happen_any_more(string wrong, ulong seed)
    {
        var result = Simulation.Run(seed);
        Assert.True(result.Failure is null, $"{wrong}: {result.Failure}");
    }
}
