using OrleansChat.Cluster.Tests.Scenarios;

namespace OrleansChat.Cluster.Tests.Faults;

/// <summary>Some browsers lose their line and come back through whatever front they are given.</summary>
internal sealed class DropBrowsers : Fault
{
    public override async Task Strike(Scenario scenario)
    {
        var dropped = scenario.Crowd.Browsers.Where(_ => scenario.Random.Next(2) == 0).ToList();
        scenario.Note($"{dropped.Count} browsers lose their line");
        await Task.WhenAll(dropped.Select(browser => browser.Drop()));
    }
}
