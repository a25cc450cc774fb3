using System.Globalization;
using Microsoft.Extensions.Hosting;
using OrleansChat.Directory;

namespace OrleansChat.Silo;

/// <summary>
/// Refuses a start whose clock is off the database's: heartbeats, leases and the times of messages are compared between machines. Order
/// does not hang on clocks, so two seconds are enough; a clock that is kept by NTP is within milliseconds.
/// </summary>
internal sealed class ClockCheck(IDatabaseClock database, TimeProvider clock) : IHostedService
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var asked = clock.GetUtcNow();
        var there = await database.Now();
        var answered = clock.GetUtcNow();
        if (Sentence(Off(asked, there, answered)) is { } sentence) throw new StartRefusedException(sentence);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>How far this clock surely is ahead; the time was read somewhere between question and answer.</summary>
    internal static TimeSpan Off(DateTimeOffset asked, DateTimeOffset there, DateTimeOffset answered) =>
        asked > there ? asked - there : answered < there ? answered - there : TimeSpan.Zero;

    internal static string? Sentence(TimeSpan off) => off.Duration() <= Most
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"This machine's clock is {off.Duration().TotalSeconds:0.0} seconds {(off > TimeSpan.Zero ? "ahead of" : "behind")} the database's: set both by NTP.");
}
