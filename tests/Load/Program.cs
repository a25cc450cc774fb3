using OrleansChat.Load;
using OrleansChat.Load.Machine;
using OrleansChat.Load.Report;
using OrleansChat.Load.Report.Html;
using OrleansChat.Load.Scenarios;
using OrleansChat.Load.Servers;

const int Kept = 0, Broken = 1, Unusable = 2, Failed = 3;

if (args is ["serve", .. var words])
{
    await PlainServer.Run(words);
    return Kept;
}

if (args.Length == 0 || args[0] is "help" or "--help" or "-h")
{
    Usage.Write();
    return args.Length == 0 ? Unusable : Kept;
}

try
{
    return Run(args[0], new(args[1..]));
}
catch (UnusableException unusable)
{
    Console.Error.WriteLine(unusable.Message);
    return Unusable;
}
catch (Exception failure)
{
    // Caught so that what was started is stopped on the way.
    Console.Error.WriteLine(failure);
    return Failed;
}

static int Run(string name, Arguments arguments)
{
    using var leftovers = Leftovers.ClearWhenInterrupted();
    var (json, html) = (ReportFile.Of(arguments, "json"), ReportFile.Of(arguments, "html"));
    var scenarios = (name == "all" ? Catalogue.InAll : [Catalogue.Find(name)]).Select(entry => entry.Make(arguments)).ToList();
    arguments.Done();
    Core.PinDriver();
    var (machine, screen, outcomes) = (MachineFacts.Take(), new Screen(), new List<Outcome>());
    foreach (var scenario in scenarios)
    {
        outcomes.Add(scenario.Run(screen));
        Screen.Show(outcomes[^1]);
        json?.Write(JsonReport.Text(machine, outcomes));
        html?.Write(HtmlReport.Text(machine, outcomes));
    }

    return outcomes.All(outcome => outcome.Broken.Count == 0) ? Kept : Broken;
}
