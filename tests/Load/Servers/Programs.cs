namespace OrleansChat.Load.Servers;

/// <summary>Programs of the system.</summary>
internal static class Programs
{
    private const string PostgreSqlFolder = "/usr/lib/postgresql";

    /// <summary>The path of a program, null where it is not installed.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin").Split(':')
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>The folder of PostgreSQL's server programs, which Debian keeps from the path: the newest.</summary>
    public static string PostgreSql()
    {
        if (System.IO.Directory.Exists(PostgreSqlFolder))
        {
            var newest = System.IO.Directory.EnumerateDirectories(PostgreSqlFolder).Select(folder => Path.Combine(folder, "bin"))
                .Where(folder => File.Exists(Path.Combine(folder, "initdb"))).OrderBy(folder => folder, StringComparer.Ordinal).LastOrDefault();
            if (newest is not null) return newest;
        }

        return Path.GetDirectoryName(Find("initdb")) ?? throw new UnusableException(
            "PostgreSQL's server is not installed, but the run starts one of its own: install Debian's postgresql, or leave what needs it out of --servers.");
    }
}
