using System.Globalization;
using OrleansChat.Load.Scenarios;
using Spectre.Console;

namespace OrleansChat.Load.Report;

/// <summary>How a drop of all lines healed, for the eye.</summary>
internal static class ResumeTable
{
    public static void Write(IReadOnlyList<ResumeFigures> figures)
    {
        var table = new Table().AddColumns("server", "clients", "50 % s", "99 % s", "all s", "failed", "missing", "doubles", "out of order");
        foreach (var server in figures)
        {
            var promises = server.Promises;
            table.AddRow($"{server.Server}", $"{server.Clients}", Seconds(server.Half), Seconds(server.Most), Seconds(server.All), $"{server.Failed}",
                $"{promises.Lost}", $"{promises.Doubles}", $"{promises.OrderViolations}");
            if (!promises.Kept) AnsiConsole.WriteLine($"{server.Server}: BROKEN {promises}");
        }

        AnsiConsole.Write(table);
    }

    private static string Seconds(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
