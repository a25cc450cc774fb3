using System.Diagnostics;
using Npgsql;

namespace OrleansChat.Cluster.Tests.Processes;

/// <summary>A PostgreSQL of the suite's own in a temporary folder, flushing as in production; it can be restarted and killed.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string Database = "chat";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _binaries = Binaries();
    private readonly string _folder;
    private readonly string _data;
    private readonly string _output;
    private readonly int _mostConnections;
    private Process? _process;

    private PostgresServer(string folder, string data, int mostConnections)
    {
        (_folder, _data, _mostConnections) = (folder, data, mostConnections);
        _output = Path.Combine(folder, "postgresql.log");
    }

    /// <summary>Where it listens on loopback; stays the same over restarts.</summary>
    public int Port { get; } = Ports.Next();

    private static string? User => Environment.IsPrivilegedProcess ? "postgres" : null;

    /// <summary>Makes an empty database and serves it.</summary>
    /// <param name="folder">For its output and its socket.</param>
    /// <param name="data">The data folder's place; null: in <paramref name="folder"/>.</param>
    /// <param name="mostConnections">max_connections.</param>
    public static async Task<PostgresServer> StartNew(string folder, string? data = null, int mostConnections = 200)
    {
        var server = new PostgresServer(folder, data ?? Path.Combine(folder, "pgdata"), mostConnections);
        System.IO.Directory.CreateDirectory(server._data);
        File.WriteAllText(server._output, "");
        if (User is { } user) await Children.Run(["chown", user, server._data, server._output, folder], server._output, "/");
        await Children.Run(
            [Path.Combine(server._binaries, "initdb"), "-D", server._data, "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"],
            server._output, "/", User);
        await server.Start();
        await using var source = NpgsqlDataSource.Create(server.ConnectionString("postgres"));
        await using var create = source.CreateCommand($"CREATE DATABASE {Database}");
        await create.ExecuteNonQueryAsync();
        return server;
    }

    /// <summary>How to reach the chat database: here, or through something in front of it.</summary>
    public static string Through(int port, string host = "127.0.0.1") => $"Host={host};Port={port};Username=postgres;Database={Database}";

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>A connection of the suite's own, past every proxy.</summary>
    public NpgsqlDataSource Open() => NpgsqlDataSource.Create(Through(Port) + ";Pooling=false");

    /// <summary>Starts it and waits until it accepts.</summary>
    public async Task Start()
    {
        _process?.Dispose();
        _process = Children.Start(
            [Path.Combine(_binaries, "postgres"), "-D", _data, "-p", $"{Port}", "-k", _data, "-c", "listen_addresses=127.0.0.1",
             "-c", $"max_connections={_mostConnections}", "-c", "shared_buffers=64MB", "-c", "wal_level=minimal", "-c", "max_wal_senders=0"],
            _output, "/", User);
        var waited = Stopwatch.StartNew();
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await Accepts())
        {
            if (_process.HasExited) throw new InvalidOperationException($"PostgreSQL ended with {_process.ExitCode}:\n{Tail(30)}");
            if (waited.Elapsed > Patience) throw new TimeoutException($"PostgreSQL does not accept:\n{Tail(30)}");
            await look.WaitForNextTickAsync();
        }
    }

    /// <summary>Stops it: Interrupt ends sessions first (fast), Quit leaves recovery to the next start (immediate), Kill is kill -9.</summary>
    public async Task Stop(Signal how)
    {
        _process!.Send(how);
        await _process!.WaitForExitAsync();
    }

    /// <summary>The last lines of its log.</summary>
    public string Tail(int lines) => string.Join('\n', File.ReadLines(_output).TakeLast(lines));

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await Stop(Signal.Quit);
        _process?.Dispose();
    }

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database};Pooling=false;Timeout=2";

    private async Task<bool> Accepts()
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
            await connection.OpenAsync();
            return true;
        }
        catch (Exception notYet) when (notYet is NpgsqlException or TimeoutException)
        {
            return false;
        }
    }

    private static string Binaries()
    {
        var newest = System.IO.Directory.Exists("/usr/lib/postgresql")
            ? System.IO.Directory.GetDirectories("/usr/lib/postgresql").OrderBy(path => int.TryParse(Path.GetFileName(path), out var version) ? version : 0).LastOrDefault()
            : null;
        return newest is null ? throw new FileNotFoundException("PostgreSQL is not installed: apt-get install postgresql-15") : Path.Combine(newest, "bin");
    }
}
