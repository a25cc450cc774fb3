using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OrleansChat.Directory;

namespace OrleansChat.Hosting;

/// <summary>Seeds an empty store before the silo starts, and keeps what is to be told about it.</summary>
public sealed class StarterSeed(ChatStorage storage, Starter starter, StarterReport report, IOptions<StarterOptions> options) : IHostedService
{
    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        report.DataFolder = storage.Folder;
        report.WantsWidget = options.Value.Starter;
        if (await starter.Seed() is not { } seeded) return;
        report.Seeded = true;
        report.AdministratorName = seeded.SignInName;
        report.GeneratedPassword = seeded.GeneratedPassword;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
