using System.Globalization;

namespace OrleansChat.Load.Machine;

/// <summary>A process and all that descend from it, as the kernel counts them.</summary>
internal static class ProcessTree
{
    private const double TicksPerSecond = 100;

    /// <summary>User and system time so far of the tree, of what it has already buried too, in seconds (steps of 10 ms a process).</summary>
    public static double CpuSeconds(int root)
    {
        var all = Processes();
        return Of(root, all).Sum(process => process.Ticks) / TicksPerSecond;
    }

    /// <summary>The ids of the tree, the root first.</summary>
    public static IReadOnlyList<int> Ids(int root) => [.. Of(root, Processes()).Select(process => process.Id)];

    private static List<Entry> Of(int root, IReadOnlyList<Entry> all)
    {
        var found = all.Where(process => process.Id == root).ToList();
        for (var i = 0; i < found.Count; i++) found.AddRange(all.Where(process => process.Parent == found[i].Id));
        return found;
    }

    private static List<Entry> Processes()
    {
        var all = new List<Entry>();
        foreach (var folder in System.IO.Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) continue;
            try
            {
                all.Add(Entry.Parse(id, File.ReadAllText(Path.Combine(folder, "stat"))));
            }
            catch (IOException)
            {
                // It ended while it was looked at; its parent has its time now.
            }
        }

        return all;
    }

    private readonly record struct Entry(int Id, int Parent, long Ticks)
    {
        // Fields 4 (parent), 14 to 17 (user, system, and both of the dead children) of proc(5); the name in field 2 may hold anything.
        public static Entry Parse(int id, string stat)
        {
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = fields[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
            return new(id, int.Parse(fields[1], CultureInfo.InvariantCulture), ticks);
        }
    }
}
