using System.Globalization;
using Microsoft.Extensions.Hosting;
using OrleansChat.Directory;

namespace OrleansChat.Silo;

/// <summary>
/// Refuses a start whose clock is off the database's: heartbeats, leases and the times of messages are compared between machines. Order
/// does not hang on clocks, so two seconds are enough; a clock that is kept by NTP is within milliseconds.
/// </summary>
public sealed class ClockCheck(IDatabaseClock database, TimeProvider clock) : IHostedService
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    /// <exception cref="StartRefusedException">It is too far off.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var asked = clock.GetUtcNow();
        var there = await database.Now();
        var answered = clock.GetUtcNow();

        // The time was read somewhere between question and answer: what is surely off.
        var ahead = asked > there ? asked - there : answered < there ? answered - there : TimeSpan.Zero;
        if (ahead.Duration() > Most) throw new StartRefusedException(Sentence(ahead));
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string Sentence(TimeSpan ahead) => string.Create(
        CultureInfo.InvariantCulture,
        $"This machine's clock is {ahead.Duration().TotalSeconds:0.0} seconds {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} the database's: set both by NTP.");
}
