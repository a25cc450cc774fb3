using System.Diagnostics;
using System.Globalization;
using System.Net;
using Npgsql;
using OrleansChat.Load.Machine;

namespace OrleansChat.Load.Servers;

/// <summary>
/// A PostgreSQL of the run's own in a temporary folder, durable (fsync and synchronous_commit on), otherwise as Debian ships it; the product
/// and the rival get the same. Its CPU is that of all its processes.
/// </summary>
internal sealed class PostgreSqlServer : IDisposable
{
    private const string User = "postgres";

    private readonly string _folder;

    private PostgreSqlServer(ChildProcess process, IPEndPoint address, string folder) => (Process, Address, _folder) = (process, address, folder);

    public ChildProcess Process { get; }

    public IPEndPoint Address { get; }

    public static PostgreSqlServer Start(string cores)
    {
        var programs = Programs.PostgreSql();
        var folder = Leftovers.NewFolder();
        var address = Ports.Free();
        if (Environment.IsPrivilegedProcess) Run("chown", User, folder);
        var data = Path.Combine(folder, "data");
        var create = AsUser(Path.Combine(programs, "initdb"), "-D", data, "-U", User, "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8");
        Run(create[0], [.. create[1..]]);
        var process = new ChildProcess("PostgreSQL", cores, [.. AsUser(Path.Combine(programs, "postgres"), "-D", data,
            "-p", address.Port.ToString(CultureInfo.InvariantCulture), "-c", $"listen_addresses={address.Address}", "-c", "unix_socket_directories=",
            "-c", "fsync=on", "-c", "synchronous_commit=on", "-c", "max_connections=200")], folder);
        var server = new PostgreSqlServer(process, address, folder);
        try
        {
            process.WaitUntil(server.Answers);
        }
        catch
        {
            server.Dispose();
            throw;
        }

        return server;
    }

    /// <summary>Makes an empty database; answers how to connect to it.</summary>
    public string Create(string database)
    {
        using var connection = new NpgsqlConnection(Connection("postgres"));
        connection.Open();
        using var create = new NpgsqlCommand($"CREATE DATABASE {database}", connection);
        create.ExecuteNonQuery();
        return Connection(database);
    }

    public string Connection(string database) => $"Host={Address.Address};Port={Address.Port};Username={User};Database={database}";

    public long Count(string database, string query)
    {
        using var connection = new NpgsqlConnection(Connection(database) + ";Pooling=false");
        connection.Open();
        using var count = new NpgsqlCommand(query, connection);
        return Convert.ToInt64(count.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        // A fast shutdown: who is still connected is sent away.
        Process.Stop(Native.Interrupt);
        Process.Dispose();
        Leftovers.Remove(_folder);
    }

    private bool Answers()
    {
        try
        {
            return Count("postgres", "SELECT 1") == 1;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    // PostgreSQL refuses to run as root.
    private static string[] AsUser(params string[] command) =>
        Environment.IsPrivilegedProcess ? ["setpriv", $"--reuid={User}", $"--regid={User}", "--clear-groups", .. command] : command;

    private static void Run(string program, params string[] words)
    {
        using var process = System.Diagnostics.Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = process.StandardOutput.ReadToEndAsync();
        var failed = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new UnusableException($"{program} failed: {failed.Trim()} {said.Result.Trim()}");
    }
}
