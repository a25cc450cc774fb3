using System.Collections.Concurrent;

namespace OrleansChat.WebFront.Operators;

/// <summary>Operators' connections on this front. Every 30 seconds each operator is looked at again: what he may now is what he sees.</summary>
public sealed partial class OperatorConnections(
    SignedInOperators operators, InboxPushes pushes, TimeProvider clock, ILogger<OperatorConnections> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<string, OperatorConnection> _connections = new();

    internal void Add(string connectionId, OperatorConnection connection) => _connections[connectionId] = connection;

    internal void Remove(string connectionId) => _connections.TryRemove(connectionId, out _);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SignedInOperators.Fresh, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var connections in _connections.Values.GroupBy(connection => connection.OperatorId)) await Check(connections.Key, connections);
        }
    }

    private async Task Check(string operatorId, IEnumerable<OperatorConnection> connections)
    {
        try
        {
            var now = await operators.Read(operatorId);
            foreach (var connection in connections) connection.Check(now, pushes);
        }
        catch (Exception exception)
        {
            LogNotChecked(operatorId, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Operator {Operator} could not be looked at again; it is tried in half a minute")]
    private partial void LogNotChecked(string @operator, Exception exception);
}
