using OrleansChat.Load.Scenarios;

namespace OrleansChat.Load;

/// <summary>What can be asked for.</summary>
internal static class Usage
{
    public static void Write()
    {
        Console.Error.WriteLine("load SCENARIO [--option value ...] [--quick] [--json FILE] [--html FILE]\n");
        foreach (var entry in Catalogue.All)
            Console.Error.WriteLine($"  {entry.Name,-16} {entry.About}\n  {"",-16} {entry.Options}");
        Console.Error.WriteLine($"""
              {"all",-16} all but compare, one after the other; with --quick in under five minutes

            Exit code 0: every promise was kept. 1: one was broken. 2: the run could not be made as asked. 3: it failed on the way.
            docs/performance.md tells how it is measured and how to read it.
            """);
    }
}
