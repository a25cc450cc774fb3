using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrleansChat.Hosting;

/// <summary>Hosted services are all constructed before the first is started: so the store is open, or the start fails, before the silo takes calls.</summary>
internal sealed partial class ChatStorageOpening(ChatStorage storage, ILogger<ChatStorageOpening> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogOpen(storage.Folder);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Information, "The data lies in {Folder}")]
    private partial void LogOpen(string folder);
}
