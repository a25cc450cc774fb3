namespace OrleansChat.WebFront.Widgets;

/// <summary>Keeps the catalogue true to a second: what is switched off is refused on every front within one (D12).</summary>
internal sealed partial class WidgetRefresh(WidgetCatalog catalog, TimeProvider clock, ILogger<WidgetRefresh> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await catalog.Refresh();
            }
            catch (Exception exception)
            {
                LogNotRefreshed(exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The widgets' versions could not be read; what is known stays")]
    private partial void LogNotRefreshed(Exception exception);
}
