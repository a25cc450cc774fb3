using OrleansChat.Load;
using OrleansChat.Load.Machine;
using OrleansChat.Load.Report;
using OrleansChat.Load.Scenarios;
using OrleansChat.Load.Servers;
using Spectre.Console;

const string Usage = """
    compare  [--servers echo,relay,handbuilt,sqlite] [--rounds 3] [--seconds 5] [--warmup 30] [--conversations 200] [--rate 1000] [--json FILE]
    idle     [--servers echo,sqlite] [--connections 2000] [--seconds 20] [--json FILE]
    resume   [--servers handbuilt,sqlite] [--clients 2000] [--missed 3] [--json FILE]
    """;

if (args is ["serve", var kind, var url, var folder])
{
    await PlainServer.Run(Enum.Parse<ServerKind>(kind), url, folder);
    return 0;
}

if (args.Length == 0)
{
    Console.Error.WriteLine(Usage);
    return 2;
}

var arguments = new Arguments(args[1..]);
var json = arguments.Text("json");
if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 160;
Core.PinDriver();
switch (args[0])
{
    case "compare":
        return RunCompare();
    case "idle":
        return RunIdle();
    case "resume":
        return RunResume();
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}

int RunCompare()
{
    var servers = arguments.Servers(Enum.GetValues<ServerKind>());
    var rounds = arguments.Int("rounds", 3);
    var options = new TalkOptions(arguments.Int("conversations", 200), arguments.Number("warmup", 30), arguments.Number("seconds", 5),
        arguments.Number("rate", 1000));
    arguments.Done();
    var comparison = Comparison.Run(servers, rounds, options, Console.Error.WriteLine);
    ComparisonTable.Write(comparison);
    if (json is not null) JsonReport.Write(json, comparison);
    return comparison.Rounds.SelectMany(round => round).All(figures => figures.Promises.Kept) ? 0 : 1;
}

int RunIdle()
{
    var servers = arguments.Servers(ServerKind.Echo, ServerKind.Sqlite);
    var (connections, seconds) = (arguments.Int("connections", 2000), arguments.Number("seconds", 20));
    arguments.Done();
    var figures = servers.Select(server => Idle.Run(server, connections, seconds)).ToList();
    IdleTable.Write(figures);
    if (json is not null) JsonReport.Write(json, figures);
    return figures.All(server => server.LinesLost == 0) ? 0 : 1;
}

int RunResume()
{
    var servers = arguments.Servers(ServerKind.Handbuilt, ServerKind.Sqlite);
    var (clients, missed) = (arguments.Int("clients", 2000), arguments.Int("missed", 3));
    arguments.Done();
    var figures = servers.Select(server => Resume.Run(server, clients, missed)).ToList();
    ResumeTable.Write(figures);
    if (json is not null) JsonReport.Write(json, figures);
    return figures.All(server => server.Failed == 0 && server.Promises.Kept) ? 0 : 1;
}
