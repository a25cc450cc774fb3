using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OrleansChat.Directory;

namespace OrleansChat.WebFront.Hosting;

/// <summary>Says in a few lines, once everything serves, where to go next. A generated password is told here a second and last time.</summary>
internal sealed class Welcome(IServer server, IHostApplicationLifetime lifetime, StarterReport report) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => global::System.Console.Out.WriteLine(Text()));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string Text()
    {
        var lines = new List<string> { "", "  OrleansChat is ready.", "" };
        foreach (var url in Urls())
        {
            lines.Add($"  A shop with the chat   {url}/demo");
            lines.Add($"  The operators' console {url}/console");
        }

        if (report is { GeneratedPassword: { } password }) lines.AddRange(Administrator(report.AdministratorName, password));
        lines.Add($"  The data               {report.Place}");
        if (report is { Seeded: true, WantsWidget: false }) lines.Add("  The chat channel is off until an administrator activates it.");
        if (report is { Seeded: true, WantsWidget: true }) lines.Add("  A starter workspace was made and the chat channel activated.");
        return string.Join(Environment.NewLine, [.. lines, "", "  Press Ctrl+C to stop.", ""]);
    }

    private static IEnumerable<string> Administrator(string name, string password) =>
    [
        $"    sign in as           {name}",
        $"    password             {password}",
        "                         (shown this once; you choose your own when you sign in)",
    ];

    private IEnumerable<string> Urls() =>
        (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []).Select(Reachable);

    // An address that stands for every network is no address to click.
    private static string Reachable(string address)
    {
        var binding = BindingAddress.Parse(address);
        var host = binding.Host is "0.0.0.0" or "[::]" or "+" or "*" ? "localhost" : binding.Host;
        return $"{binding.Scheme}://{host}:{binding.Port}";
    }
}
