using OrleansChat.Load.Scenarios;

namespace OrleansChat.Load.Report;

/// <summary>Stretches at fixed rates, one a row.</summary>
internal static class PacedTable
{
    public static Sheet Of(string title, IEnumerable<(string Label, Paced Paced)> steps, bool cpu, string first = "")
    {
        var rows = steps.ToList();
        var columns = new List<(string Name, Func<Paced, string> Cell)> { ("messages/s", paced => Figure.Text(paced.Stretch.PerSecond)) };
        if (rows.Any(row => row.Paced.Heard))
        {
            columns.Add(("p50 ms", paced => Figure.Short(paced.Delivery.P50)));
            columns.Add(("p90 ms", paced => Figure.Short(paced.Delivery.P90)));
            columns.Add(("p99 ms", paced => Figure.Short(paced.Delivery.P99)));
            columns.Add(("p99.9 ms", paced => Figure.Short(paced.Delivery.P999)));
        }

        columns.Add(("ack p50 ms", paced => Figure.Short(paced.Acknowledgement.P50)));
        columns.Add(("ack p99 ms", paced => Figure.Short(paced.Acknowledgement.P99)));
        if (cpu) columns.Add(("CPU us/message", paced => Figure.Short(paced.Stretch.CpuMicroseconds)));
        if (cpu && rows.Any(row => row.Paced.Stretch.DatabaseShare > 0)) columns.Add(("database us", paced => Figure.Short(paced.Stretch.DatabaseMicroseconds)));
        return new(title, [first, .. columns.Select(column => column.Name)],
            [.. rows.Select(row => (IReadOnlyList<string>)[row.Label, .. columns.Select(column => column.Cell(row.Paced))])]);
    }
}

/// <summary>A stretch at the maximum.</summary>
internal static class StretchTable
{
    public static Sheet Of(string title, Stretch stretch, bool cpu) => new(title, ["", "value"],
    [
        ["messages/s", Figure.Text(stretch.PerSecond)],
        .. cpu ? (IReadOnlyList<string>[])
        [
            ["server CPU us/message", Figure.Short(stretch.CpuMicroseconds)],
            .. stretch.DatabaseShare > 0 ? (IReadOnlyList<string>[])[["of it the database's", Figure.Short(stretch.DatabaseMicroseconds)]] : [],
            ["servers' share of their core", Figure.Percent(stretch.ServerShare)],
        ] : [],
        ["driver's share of its core", Figure.Percent(stretch.DriverShare)],
    ]);
}
