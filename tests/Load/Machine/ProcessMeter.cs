using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Diagnostics.NETCore.Client;

namespace OrleansChat.Load.Machine;

/// <summary>What a process has used, as the kernel counts it.</summary>
internal static class ProcessMeter
{
    private const long CollectGarbage = 0x800000;

    /// <summary>Proportional set size in KB.</summary>
    public static long PssKilobytes(int process)
    {
        foreach (var line in File.ReadLines($"/proc/{process}/smaps_rollup"))
        {
            if (line.StartsWith("Pss:", StringComparison.Ordinal))
                return long.Parse(line[4..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        }

        throw new InvalidOperationException($"Process {process} has no Pss.");
    }

    /// <summary>Makes a .NET process collect its garbage, whoever wrote it: the runtime does so when a trace with this keyword begins.</summary>
    public static void Collect(int process)
    {
        var provider = new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, CollectGarbage);
        using var session = new DiagnosticsClient(process).StartEventPipeSession(provider, requestRundown: false, circularBufferMB: 16);
        var drained = session.EventStream.CopyToAsync(Stream.Null);
        session.Stop();
        drained.Wait(TimeSpan.FromSeconds(10));
    }
}
