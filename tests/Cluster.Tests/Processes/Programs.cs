using System.Reflection;

namespace OrleansChat.Cluster.Tests.Processes;

/// <summary>The programs under test, built with the same configuration as the suite.</summary>
internal static class Programs
{
    private static readonly string Configuration = typeof(Programs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "Configuration").Value!;

    public static string Silo { get; } = Find("Silo");

    public static string WebFront { get; } = Find("WebFront");

    private static string Find(string project)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "OrleansChat.sln"))) continue;
            var file = Path.Combine(folder.FullName, project, "bin", Configuration, "net10.0", $"{project}.dll");
            return File.Exists(file) ? file : throw new FileNotFoundException($"{file} is not built: dotnet build -c {Configuration}");
        }

        throw new DirectoryNotFoundException("The suite does not lie in a checkout.");
    }
}
