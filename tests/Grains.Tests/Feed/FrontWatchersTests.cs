using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OrleansChat.Feed;

namespace OrleansChat.Tests.Feed;

public sealed class FrontWatchersTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void The_first_news_of_an_activation_go_to_every_front_however_late_they_come()
    {
        var fronts = new Fronts(_clock, NullLogger<Fronts>.Instance);
        fronts.Register("front", new Deaf(), until: null);
        var watchers = new FrontWatchers(fronts, _clock);
        Assert.Single(watchers.Lanes());
        _clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Empty(watchers.Lanes());
        Assert.Single(watchers.LanesOfNews());
        _clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Empty(watchers.LanesOfNews());
        watchers.Add("front");
        Assert.Single(watchers.LanesOfNews());
    }

    private sealed class Deaf : IFrontObserver
    {
        public Task Tell(FrontNews news) => Task.CompletedTask;
    }
}
