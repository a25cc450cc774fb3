using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Messaging;

namespace OrleansChat.Storage.Tests.OrleansTables;

/// <summary>A client that finds its gateways in the membership table.</summary>
internal sealed class TableClient : IAsyncDisposable
{
    private readonly IHost _host;

    private TableClient(IHost host, IList<Uri> gateways) => (_host, Gateways) = (host, gateways);

    public IList<Uri> Gateways { get; }

    public static async Task<TableClient> Connect(OrleansDatabase database, string cluster)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client => client
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (database.Invariant, database.ConnectionString))
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster, "chat")));
        var host = builder.Build();
        await host.StartAsync();
        return new(host, await host.Services.GetRequiredService<IGatewayListProvider>().GetGateways());
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
