using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using OrleansChat.Load.Machine;

namespace OrleansChat.Load.Servers;

/// <summary>A server process of its own on the servers' core, with a fresh folder; both go when it is disposed of.</summary>
internal sealed class RunningServer : IDisposable
{
    /// <summary>The administrator's password of a product that was started for a run.</summary>
    public const string Password = "load-run-password";

    private readonly Process _process;

    private RunningServer(ServerKind kind, Process process, IPEndPoint address, string folder)
    {
        (Kind, _process, Address, Folder) = (kind, process, address, folder);
    }

    public ServerKind Kind { get; }

    public IPEndPoint Address { get; }

    public string Folder { get; }

    public Uri Url => new($"http://{Address}");

    /// <summary>CPU of all processes of this server, in seconds.</summary>
    public double CpuSeconds => ProcessMeter.CpuSeconds(_process.Id);

    /// <summary>Memory after a full collection, in KB.</summary>
    public long SettledKilobytes()
    {
        // The second collection finds what the first one's finalizers let go.
        ProcessMeter.Collect(_process.Id);
        ProcessMeter.Collect(_process.Id);
        return ProcessMeter.PssKilobytes(_process.Id);
    }

    /// <summary>Starts the server and waits until it answers. On both cores if not <paramref name="pinned"/>.</summary>
    public static RunningServer Start(ServerKind kind, bool pinned = true)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("orleanschat-load-").FullName;
        var address = new IPEndPoint(IPAddress.Loopback, FreePort());
        var start = new ProcessStartInfo("taskset") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])["-c", pinned ? $"{Core.OfServers}" : $"0-{Environment.ProcessorCount - 1}", "dotnet", .. Command(kind, address, folder)])
            start.ArgumentList.Add(word);
        // All servers collect garbage alike: as ASP.NET does by default.
        start.Environment["DOTNET_gcServer"] = "1";
        if (kind == ServerKind.Sqlite) start.WorkingDirectory = Path.Combine(Repository, "WebFront");
        var server = new RunningServer(kind, Process.Start(start)!, address, folder);
        server.WaitUntilReady();
        return server;
    }

    /// <summary>Ends the process in good order, so that its files may be read.</summary>
    public void Stop()
    {
        if (_process.HasExited) return;
        _ = Native.kill(_process.Id, Native.Terminate);
        if (_process.WaitForExit(TimeSpan.FromSeconds(30))) return;
        _ = Native.kill(_process.Id, Native.Kill);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Stop();
        _process.Dispose();
        System.IO.Directory.Delete(Folder, recursive: true);
    }

    private static string Repository { get; } = Built("Repository");

    private static IEnumerable<string> Command(ServerKind kind, IPEndPoint address, string folder) => kind == ServerKind.Sqlite
        ? [Path.Combine(Repository, "WebFront", "bin", Built("Configuration"), "net10.0", "WebFront.dll"), "--urls", $"http://{address}",
            "--Data:Folder", folder, "--Console:AdminPassword", Password, "--Limits:Off", "true",
            "--Conversations:PostBurst", "1000000000", "--Conversations:PostsPerSecond", "1000000000"]
        : [Assembly.GetExecutingAssembly().Location, "serve", $"{kind}", $"http://{address}", folder];

    private static string Built(string name) => Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(fact => fact.Key == name).Value!;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void WaitUntilReady()
    {
        var said = new System.Text.StringBuilder();
        _process.OutputDataReceived += (_, line) => said.AppendLine(line.Data);
        _process.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(5) };
        var end = Stopwatch.GetTimestamp() + 60 * Stopwatch.Frequency;
        while (!Answers(http))
        {
            if (_process.HasExited || Stopwatch.GetTimestamp() > end)
                throw new InvalidOperationException($"{Kind} did not start: {said}");
            Thread.Sleep(50);
        }
    }

    private bool Answers(HttpClient http)
    {
        try
        {
            using var answer = http.GetAsync(new Uri(Kind == ServerKind.Sqlite ? "/health/ready" : "/", UriKind.Relative)).GetAwaiter().GetResult();
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
