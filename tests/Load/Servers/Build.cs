using System.Reflection;

namespace OrleansChat.Load.Servers;

/// <summary>Where this checkout's programs lie, built in the configuration of the load tool.</summary>
internal static class Build
{
    private const string Framework = "net10.0";

    /// <summary>The load tool itself, which hosts the plain servers as well.</summary>
    public static string Load { get; } = Assembly.GetExecutingAssembly().Location;

    public static string Repository { get; } = Fact("Repository");

    public static string FrontFolder { get; } = Path.Combine(Repository, "WebFront");

    public static string Front { get; } = Path.Combine(FrontFolder, "bin", Fact("Configuration"), Framework, "WebFront.dll");

    public static string Silo { get; } = Path.Combine(Repository, "Silo", "bin", Fact("Configuration"), Framework, "Silo.dll");

    /// <summary>The runtime settings of the product. The servers that it is compared with run under them too.</summary>
    public static string RuntimeSettings { get; } = Path.ChangeExtension(Front, ".runtimeconfig.json");

    private static string Fact(string name) => Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(fact => fact.Key == name).Value!;
}
