using Microsoft.Extensions.Hosting;
using OrleansChat.Conversations;
using OrleansChat.Directory;
using OrleansChat.Widgets;

namespace OrleansChat.Hosting;

/// <summary>Saves the starter widget once the silo serves, where the start seeded an empty store and no widget is there yet.</summary>
public sealed class StarterWidgetSeed(StarterReport report, IWidgetIndex widgets, IGrainFactory grains, IRandomIds random) : IHostedService
{
    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!report.WantsWidget || await widgets.First() is not null) return;
        var hash = random.NewId();
        await grains.GetGrain<IWidgetConfigGrain>(hash).Save(StarterWidget.Of(hash));
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
