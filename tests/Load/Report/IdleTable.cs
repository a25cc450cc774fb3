using System.Globalization;
using OrleansChat.Load.Scenarios;
using Spectre.Console;

namespace OrleansChat.Load.Report;

/// <summary>What idle connections cost, for the eye.</summary>
internal static class IdleTable
{
    public static void Write(IReadOnlyList<IdleFigures> figures)
    {
        var table = new Table().AddColumns("server", "KB a connection", "CPU us/s a connection", "CPU us/s alone", "memory at", "lines lost");
        foreach (var server in figures)
        {
            table.AddRow($"{server.Server}", Number(server.KilobytesPerConnection), Number(server.CpuMicrosecondsPerConnectionSecond),
                Number(server.CpuMicrosecondsPerSecondAlone), string.Join(", ", server.Memory.Select(point => $"{point.Connections}: {point.Kilobytes} KB")),
                $"{server.LinesLost}");
        }

        AnsiConsole.Write(table);
    }

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
