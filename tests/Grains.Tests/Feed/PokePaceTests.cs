using Microsoft.Extensions.Time.Testing;
using OrleansChat.Feed;

namespace OrleansChat.Tests.Feed;

public sealed class PokePaceTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void The_first_change_after_a_quiet_time_is_poked_at_once()
    {
        var pace = new PokePace(_clock);
        Assert.True(pace.MayPoke("quiet"));
        _clock.Advance(TimeSpan.FromMilliseconds(250));
        pace.Forget();
        Assert.True(pace.MayPoke("quiet"));
        Assert.True(pace.MayPoke("another"));
    }

    [Fact]
    public void What_never_rests_is_poked_ever_more_seldom_and_once_a_second_at_last()
    {
        var pace = new PokePace(_clock);
        var pokes = new List<int>();
        for (var at = 0; at < 10_000; at += 100)
        {
            if (pace.MayPoke("busy")) pokes.Add(at);
            pace.Forget();
            _clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal([0, 100, 300, 700, 1500, 2500, 3500, 4500, 5500, 6500, 7500, 8500, 9500], pokes);
    }
}
