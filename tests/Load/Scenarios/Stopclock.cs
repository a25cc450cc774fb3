using OrleansChat.Load.Driver;
using OrleansChat.Load.Servers;

namespace OrleansChat.Load.Scenarios;

/// <summary>Notes time, messages and CPU at its start and says what came since.</summary>
internal sealed class Stopclock(RunningServer server, Ledger ledger)
{
    private readonly long _at = Loop.Now;
    private readonly int _finished = ledger.Finished;
    private readonly double _server = server.CpuSeconds;
    private readonly double _database = server.DatabaseCpuSeconds;
    private readonly double _driver = Environment.CpuUsage.TotalTime.TotalSeconds;

    public Stretch Stop()
    {
        var seconds = (double)(Loop.Now - _at) / Loop.Second;
        return new(seconds, ledger.Finished - _finished, (server.CpuSeconds - _server) / seconds,
            (server.DatabaseCpuSeconds - _database) / seconds, (Environment.CpuUsage.TotalTime.TotalSeconds - _driver) / seconds);
    }
}
