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
        report.Place = storage.Folder;
        report.WantsWidget = options.Value.Starter;
        if (await starter.Seed(Announce) is not { } seeded) return;
        report.Seeded = true;
        report.AdministratorName = seeded.SignInName;
        report.GeneratedPassword = seeded.GeneratedPassword;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // The only place that the password ever stands in; whoever has seen it may sign in, whatever happens next.
    private static void Announce(Seeded seeded)
    {
        if (seeded.GeneratedPassword is not { } password) return;
        Console.WriteLine($"The administrator is made: sign in as {seeded.SignInName} with the password {password} (told once; choose your own at the first sign-in).");
        Console.Out.Flush();
    }
}
