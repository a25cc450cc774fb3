using OrleansChat.Conversations;
using OrleansChat.Tests.Simulation;

namespace OrleansChat.Tests.Conversations;

public sealed class PostBudgetTests : ILife
{
    bool ILife.Dead => false;

    long ILife.PausedUntil => 0;

    [Fact]
    public void It_fills_by_time_that_went_by_also_when_the_clock_was_set_back()
    {
        var timeline = new Timeline();
        var clock = new SiloClock(timeline, this);
        var budget = new PostBudget(new() { PostBurst = 2, PostsPerSecond = 1 }, clock);
        Assert.True(budget.TryTake(2));
        clock.Skew = TimeSpan.FromHours(-1);
        Assert.False(budget.TryTake(1));
        timeline.RunUntil(1_000_000);
        Assert.True(budget.TryTake(1));
        Assert.False(budget.TryTake(1));
    }
}
