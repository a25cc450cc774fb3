using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using OrleansChat.Conversations;
using OrleansChat.Directory;
using OrleansChat.Widgets;

namespace OrleansChat.Hosting;

/// <summary>
/// Saves the starter widget once the silo serves, where it is asked for and no widget is there yet. Its hash follows from the installation's
/// key, so that silos that start together save one and the same.
/// </summary>
public sealed class StarterWidgetSeed(StarterReport report, IWidgetIndex widgets, IGrainFactory grains) : IHostedService
{
    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!report.WantsWidget || await widgets.First() is not null) return;
        var installation = await grains.GetGrain<IDirectoryGrain>(0).Installation();
        var hash = PublicId.Format(BinaryPrimitives.ReadUInt128BigEndian(HMACSHA256.HashData(installation.ServerKey, "starter widget"u8)));
        var widget = grains.GetGrain<IWidgetConfigGrain>(hash);
        if ((await widget.Get()).Refusal is not null) await widget.Save(StarterWidget.Of(hash));
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
