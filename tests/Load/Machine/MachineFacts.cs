using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using OrleansChat.Load.Servers;

namespace OrleansChat.Load.Machine;

/// <summary>Where and when a run was made, and with which versions.</summary>
internal sealed record MachineFacts(
    string At,
    string Processor,
    int Cores,
    double MemoryGigabytes,
    string System,
    double Load,
    IReadOnlyDictionary<string, string> Versions)
{
    /// <summary>Takes them now; <see cref="Load"/> is what others did in the minute before.</summary>
    public static MachineFacts Take() => new(
        TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
        Line("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9, 1),
        $"{Line("/etc/os-release", "PRETTY_NAME")?.Trim('"') ?? "Linux"}, kernel {Environment.OSVersion.Version}",
        double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture),
        Known(new Dictionary<string, string?>
        {
            ["OrleansChat"] = Version(Assembly.GetExecutingAssembly()),
            [".NET"] = Environment.Version.ToString(),
            ["Orleans"] = Version(typeof(Orleans.Grain).Assembly),
            ["Npgsql"] = Version(typeof(Npgsql.NpgsqlConnection).Assembly),
            ["PostgreSQL"] = Said(PostgreSql(), "--version"),
            ["Redis"] = Said(Programs.Find("redis-server"), "--version"),
        }));

    private static Dictionary<string, string> Known(Dictionary<string, string?> versions) =>
        versions.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!);

    private static string? PostgreSql()
    {
        try
        {
            return Path.Combine(Programs.PostgreSql(), "postgres");
        }
        catch (UnusableException)
        {
            return null;
        }
    }

    private static string? Line(string file, string name) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split([':', '='], 2)[1].Trim()
        : null;

    private static string? Version(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+', ' ')[0].TrimEnd('.');

    // The first word of a program's answer that looks like a version: "postgres (PostgreSQL) 15.18 (Debian …)", "Redis server v=7.0.15 sha=…".
    private static string? Said(string? program, string word)
    {
        if (program is null) return null;
        using var process = Process.Start(new ProcessStartInfo(program, word) { RedirectStandardOutput = true })!;
        return process.StandardOutput.ReadToEnd().Split(' ').Select(part => part.Replace("v=", "", StringComparison.Ordinal))
            .FirstOrDefault(part => char.IsAsciiDigit(part.FirstOrDefault()));
    }
}
