using System.Diagnostics;
using System.Globalization;

namespace OrleansChat.Storage.Tests.PostgreSql;

/// <summary>A PostgreSQL server of the tests' own, in a temporary folder, writing to the disk as in production. Stopped and removed with this.</summary>
internal sealed class PostgreSqlServer : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("orleanschat-pg-").FullName;
    private readonly string _options;

    /// <summary>Makes a cluster and starts it.</summary>
    /// <param name="settings">More server settings, as <c>name=value</c>.</param>
    public PostgreSqlServer(params string[] settings)
    {
        Port = Ports.Next();
        _options = string.Join(' ', settings.Prepend($"listen_addresses=127.0.0.1").Append($"port={Port}").Append($"unix_socket_directories={_folder}")
            .Select(setting => $"-c {setting}"));
        if (Environment.IsPrivilegedProcess) Run("chown", "postgres", _folder);
        Run("initdb", "-D", Data, "-U", "orleanschat", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        Start();
    }

    /// <summary>The port on 127.0.0.1; the same after a restart.</summary>
    public int Port { get; }

    /// <summary>Connects to the maintenance database.</summary>
    public string ConnectionString => $"Host=127.0.0.1;Port={Port};Username=orleanschat;Database=postgres";

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Starts it and waits until it takes connections.</summary>
    public void Start() => Run("pg_ctl", "-s", "-D", Data, "-l", Path.Combine(_folder, "log"), "-w", "-o", _options, "start");

    /// <summary>Stops it: <c>fast</c> ends its connections in order, <c>immediate</c> as in a crash.</summary>
    public void Stop(string mode) => Run("pg_ctl", "-s", "-D", Data, "-w", "-m", mode, "stop");

    public void Dispose()
    {
        Stop("immediate");
        System.IO.Directory.Delete(_folder, true);
    }

    /// <summary>Has it stopped and removed without waiting: for the end of a test process, which is cut short.</summary>
    public void Abandon()
    {
        var postmaster = File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();
        var start = new ProcessStartInfo("setsid") { WorkingDirectory = "/" };
        foreach (var argument in new[] { "sh", "-c", "kill -QUIT $0; while kill -0 $0 2>/dev/null; do sleep 0.1; done; rm -rf \"$1\"", postmaster, _folder }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start);
    }

    // The server's programs refuse to run as root.
    private void Run(string program, params string[] arguments)
    {
        var asRoot = Environment.IsPrivilegedProcess && program != "chown";
        var start = new ProcessStartInfo(asRoot ? "runuser" : Find(program))
        {
            WorkingDirectory = _folder,
            RedirectStandardError = true,
            RedirectStandardOutput = program != "pg_ctl",
        };
        foreach (var argument in asRoot ? ["-u", "postgres", "--", Find(program), .. arguments] : arguments) start.ArgumentList.Add(argument);
        if (program == "pg_ctl") (start.RedirectStandardError, start.RedirectStandardOutput) = (false, false);
        using var process = Process.Start(start)!;
        if (start.RedirectStandardOutput) process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{program} ended with {process.ExitCode}."));
    }

    private static string Find(string program) => System.IO.Directory.Exists("/usr/lib/postgresql")
        ? System.IO.Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin", program)).FirstOrDefault(File.Exists) ?? program
        : program;
}
