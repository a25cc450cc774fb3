namespace OrleansChat.Sql;

/// <summary>SQL Server's driver turns the server's collations into cultures and does not work in a process without culture data.</summary>
internal static class SqlServerCulture
{
    private const string Setting = "System.Globalization.Invariant";

    /// <exception cref="DatabaseRefusedException">The process runs without culture data.</exception>
    public static void Demand()
    {
        if (!IsInvariant) return;
        var program = AppDomain.CurrentDomain.FriendlyName;
        throw new DatabaseRefusedException(
            $"The driver of SQL Server needs culture data, which this process runs without: install ICU (Debian: libicu), set \"{Setting}\" to false " +
            $"in {program}.runtimeconfig.json (or build with -p:InvariantGlobalization=false), and start again.");
    }

    // As the runtime decides it: the setting, else the variable.
    private static bool IsInvariant => AppContext.TryGetSwitch(Setting, out var invariant)
        ? invariant
        : Environment.GetEnvironmentVariable("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT") is "1" or "true" or "TRUE" or "True";
}
