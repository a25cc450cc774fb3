using OrleansChat.Conversations;
using OrleansChat.WebFront.Console.Inbox;
using static OrleansChat.Tests.Console.Rows;

namespace OrleansChat.Tests.Console;

/// <summary>Who waits, how long, and who is next (O2).</summary>
public sealed class WaitingTests
{
    [Theory]
    [InlineData(0, "now", WaitingLevel.Calm)]
    [InlineData(15, "15m", WaitingLevel.Calm)]
    [InlineData(16, "16m", WaitingLevel.Warn)]
    [InlineData(60, "1h", WaitingLevel.Warn)]
    [InlineData(61, "1h", WaitingLevel.Bad)]
    [InlineData(60 * 24 * 3, "3d", WaitingLevel.Bad)]
    public void A_wait_warns_after_15_minutes_and_is_bad_after_60(int minutes, string text, WaitingLevel level)
    {
        var wait = WaitingTime.Since(At(100), DateTimeOffset.UnixEpoch.AddMinutes(100 + minutes));
        Assert.Equal((text, level), (wait.Text, wait.Level));
    }

    [Fact]
    public void A_clock_that_lags_behind_shows_no_negative_wait() =>
        Assert.Equal("now", WaitingTime.Since(At(100), DateTimeOffset.UnixEpoch.AddMinutes(90)).Text);

    [Theory]
    [InlineData(30, "now")]
    [InlineData(59 * 60, "59m")]
    [InlineData(23 * 3600, "23h")]
    [InlineData(13 * 86400, "13d")]
    [InlineData(14 * 86400, "2w")]
    [InlineData(364 * 86400, "52w")]
    [InlineData(800 * 86400, "2y")]
    public void A_duration_is_told_in_its_largest_whole_unit(int seconds, string text) =>
        Assert.Equal(text, ShortDuration.Of(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void The_next_is_who_waits_longest() =>
        Assert.Equal(Id(2), WaitingLine.Next([Row(1, 30, waiting: 30), Row(2, 20, waiting: 5), Row(3, 40)], Id(9)));

    [Fact]
    public void The_one_just_dealt_with_is_not_the_next() =>
        Assert.Equal(Id(1), WaitingLine.Next([Row(1, 30, waiting: 30), Row(2, 20, waiting: 5)], Id(2)));

    [Fact]
    public void Where_nobody_waits_the_newest_open_one_is_next() =>
        Assert.Equal(Id(3), WaitingLine.Next([Row(1, 30), Row(3, 40), Row(4, 50, status: ConversationStatus.Closed)], null));

    [Fact]
    public void Where_nothing_is_open_nobody_is_next() =>
        Assert.Null(WaitingLine.Next([Row(4, 50, status: ConversationStatus.Closed, waiting: 1)], null));
}
