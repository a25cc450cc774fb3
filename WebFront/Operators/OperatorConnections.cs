using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace OrleansChat.WebFront.Operators;

/// <summary>
/// Operators' connections on this front. Within five seconds a sign-in that was ended has none (R24); every 30 seconds each operator is looked
/// at again: what he may now is what he sees.
/// </summary>
public sealed partial class OperatorConnections(
    SignedInOperators operators, InboxPushes pushes, TimeProvider clock, ILogger<OperatorConnections> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, OperatorConnection> _connections = new();

    internal void Add(string connectionId, OperatorConnection connection) => _connections[connectionId] = connection;

    internal void Remove(string connectionId) => _connections.TryRemove(connectionId, out _);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        var looked = clock.GetTimestamp();
        var owed = new HashSet<string>();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var everybody = clock.GetElapsedTime(looked) >= SignedInOperators.Fresh;
            if (everybody) looked = clock.GetTimestamp();
            owed.UnionWith(await Moved());
            var due = _connections.Values.Where(connection => everybody || owed.Contains(connection.OperatorId)).GroupBy(connection => connection.OperatorId);
            owed = [.. (await Task.WhenAll(due.Select(connections => Check(connections.Key, connections)))).OfType<string>()];
        }
    }

    private async Task<IReadOnlySet<string>> Moved()
    {
        try
        {
            return await operators.Moved();
        }
        catch (Exception exception)
        {
            LogNotAsked(exception);
            return ImmutableHashSet<string>.Empty;
        }
    }

    // Answers who could not be looked at.
    private async Task<string?> Check(string operatorId, IEnumerable<OperatorConnection> connections)
    {
        try
        {
            var now = await operators.Read(operatorId);
            foreach (var connection in connections) connection.Check(now, pushes);
            return null;
        }
        catch (Exception exception)
        {
            LogNotChecked(operatorId, exception);
            return operatorId;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Which operators' sign-ins have ended is not known now; it is asked again")]
    private partial void LogNotAsked(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Operator {Operator} could not be looked at again; it is tried again")]
    private partial void LogNotChecked(string @operator, Exception exception);
}
