using Microsoft.Extensions.Hosting;

namespace OrleansChat.Silo;

/// <summary>Says in one line that the silo serves.</summary>
internal sealed class SiloGreeting(IHostApplicationLifetime lifetime, ILocalSiloDetails self, Topology topology) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => Console.WriteLine($"The silo {self.SiloAddress.Endpoint} of the cluster '{topology.Id}' is ready."));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
