using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Storage;

namespace OrleansChat.Storage.Tests.OrleansTables;

/// <summary>A silo that finds the others in the membership table and keeps grain state in the same database.</summary>
internal sealed class TableSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private TableSilo(IHost host) => _host = host;

    public IGrainStorage Storage => _host.Services.GetRequiredKeyedService<IGrainStorage>("state");

    public IClusterMembershipService Members => _host.Services.GetRequiredService<IClusterMembershipService>();

    public SiloAddress Address => _host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;

    public static async Task<TableSilo> Start(OrleansDatabase database, string cluster)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo => silo
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (database.Invariant, database.ConnectionString))
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster, "chat"))
            .Configure<ClusterMembershipOptions>(options =>
            {
                // Patient: a silo that is declared dead by mistake, on a machine that is busy, takes the test run with it.
                options.ProbeTimeout = TimeSpan.FromSeconds(3);
                options.NumMissedProbesLimit = 3;
                options.TableRefreshTimeout = TimeSpan.FromSeconds(1);
            })
            .ConfigureEndpoints(IPAddress.Loopback, Ports.Next(), Ports.Next())
            .AddAdoNetGrainStorage("state", options => (options.Invariant, options.ConnectionString) = (database.Invariant, database.ConnectionString)));
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    /// <summary>Waits until this silo sees so many active ones.</summary>
    public async Task<IReadOnlyList<SiloAddress>> WaitForActive(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await foreach (var snapshot in Members.MembershipUpdates.WithCancellation(patience.Token))
        {
            var active = snapshot.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress).ToList();
            if (active.Count == count) return active;
        }

        throw new InvalidOperationException("The membership ended.");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
