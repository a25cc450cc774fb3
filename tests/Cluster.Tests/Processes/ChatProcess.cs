using System.Diagnostics;

namespace OrleansChat.Cluster.Tests.Processes;

/// <summary>A silo or a front: a process of its own with ports that stay the same over restarts, so that it can be killed, paused and started again.</summary>
internal sealed class ChatProcess(string name, string program, IReadOnlyList<string> arguments, Uri url, string folder, IReadOnlyList<string>? within = null) : IAsyncDisposable
{
    private const int MostRefusals = 5;
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(60);
    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = TimeSpan.FromSeconds(5) };
    private Process? _process;

    public string Name => name;

    /// <summary>Where it serves.</summary>
    public Uri Url => url;

    /// <summary>All that it printed, over all its lives.</summary>
    public string OutputFile { get; } = Path.Combine(folder, $"{name}.log");

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Set while it is stopped by a signal.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>How its last life ended.</summary>
    public int ExitCode => _process!.ExitCode;

    /// <summary>Starts it; it serves some time later.</summary>
    public void Start(params (string Name, string Value)[] environment)
    {
        if (IsRunning) throw new InvalidOperationException($"{name} is running.");
        _process?.Dispose();
        var variables = environment.ToDictionary(variable => variable.Name, variable => variable.Value);
        variables["DOTNET_gcServer"] = "0";
        _process = Children.Start([.. within ?? [], "dotnet", program, .. arguments], OutputFile, folder, environment: variables);
        IsPaused = false;
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        _process!.Send(Signal.Kill);
        await Ended(StopPatience);
    }

    /// <summary>Asks it to stop, as an orchestrator does, and waits until it has.</summary>
    public async Task Stop()
    {
        _process!.Send(Signal.Terminate);
        await Ended(StopPatience);
    }

    /// <summary>SIGSTOP: no thread runs, sockets stay open.</summary>
    public void Pause()
    {
        _process!.Send(Signal.Stop);
        IsPaused = true;
    }

    /// <summary>SIGCONT.</summary>
    public void Resume()
    {
        _process!.Send(Signal.Continue);
        IsPaused = false;
    }

    /// <summary>Waits until it has ended by itself.</summary>
    public async Task Ended(TimeSpan patience)
    {
        using var patient = new CancellationTokenSource(patience);
        try
        {
            await _process!.WaitForExitAsync(patient.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{name} has not ended within {patience.TotalSeconds:0} s.");
        }
    }

    /// <summary>Waits until it says that it is ready. Where it does not start (nobody answers it yet) it is started again, as any supervisor would.</summary>
    public async Task Ready(TimeSpan patience)
    {
        var (waited, refusals) = (Stopwatch.StartNew(), 0);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await IsReady())
        {
            if (!IsRunning)
            {
                if (++refusals > MostRefusals) throw new InvalidOperationException($"{name} ended with {ExitCode}:\n{Tail(40)}");
                Start();
            }

            if (waited.Elapsed > patience) throw new TimeoutException($"{name} is not ready after {patience.TotalSeconds:0} s:\n{Tail(40)}");
            await look.WaitForNextTickAsync();
        }
    }

    /// <summary>Asks once.</summary>
    public async Task<bool> IsReady()
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(url, "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>What it printed.</summary>
    public IEnumerable<string> Lines() => File.Exists(OutputFile) ? File.ReadLines(OutputFile) : [];

    /// <summary>The last lines that it printed.</summary>
    public string Tail(int lines) => string.Join('\n', Lines().TakeLast(lines));

    public async ValueTask DisposeAsync()
    {
        if (IsRunning) await Kill();
        _process?.Dispose();
        _http.Dispose();
    }
}
