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
    public void What_never_rests_is_poked_ever_more_seldom_and_about_once_a_second_at_last()
    {
        var pokes = Play(["busy"], seconds: 60)["busy"].ToList();
        var pauses = pokes.Zip(pokes.Skip(1), (one, next) => next - one).ToList();
        Assert.Equal([100, 200, 400], pauses.Take(3));
        Assert.All(pauses.Skip(3), pause => Assert.InRange(pause, 750, 1000));
    }

    [Fact]
    public void Targets_that_begin_together_do_not_stay_together()
    {
        var targets = Enumerable.Range(0, 200).Select(n => $"session-{n}").ToArray();
        var pokes = Play(targets, seconds: 30).SelectMany(poked => poked).Where(at => at > 10_000).CountBy(at => at).ToList();
        Assert.True(pokes.Max(tick => tick.Value) < targets.Length / 4, $"{pokes.Max(tick => tick.Value)} targets were poked in one moment.");
    }

    private ILookup<string, int> Play(string[] targets, int seconds)
    {
        var pace = new PokePace(_clock);
        var pokes = new List<(string Target, int At)>();
        for (var at = 0; at < seconds * 1000; at += 100)
        {
            foreach (var target in targets.Where(pace.MayPoke)) pokes.Add((target, at));
            pace.Forget();
            _clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        return pokes.ToLookup(poke => poke.Target, poke => poke.At);
    }
}
