using System.Diagnostics;

namespace OrleansChat.Tests.Browser;

/// <summary>The product as its users have it: a process of its own with a data folder, that can be killed and started again.</summary>
public sealed class Product : IAsyncDisposable
{
    /// <summary>The administrator's password in the tests.</summary>
    public const string Password = "correct horse battery";

    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("orleanschat-");
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly List<string> _output = [];
    private Process? _process;

    private Product(int port) => Url = new($"http://127.0.0.1:{port}");

    /// <summary>Where it serves; stays the same over restarts.</summary>
    public Uri Url { get; }

    /// <summary>The conversations' file.</summary>
    public string ChatDatabase => Path.Combine(_folder.FullName, "chat.db");

    /// <summary>What it printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output) return string.Join('\n', _output);
        }
    }

    public static async Task<Product> StartNew()
    {
        var product = new Product(Ports.Next());
        await product.Start();
        return product;
    }

    /// <summary>Starts the process and waits until it serves.</summary>
    public async Task Start()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        string[] arguments =
        [
            typeof(Program).Assembly.Location, "--urls", Url.ToString().TrimEnd('/'), "--Data:Folder", _folder.FullName, "--Console:AdminPassword", Password,
            "--Limits:Off", "true",
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.WorkingDirectory = Path.GetDirectoryName(typeof(Program).Assembly.Location)!;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Ready();
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await Kill();
        _process?.Dispose();
        _http.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task Ready()
    {
        var waited = Stopwatch.StartNew();
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            if (_process!.HasExited) throw new InvalidOperationException($"The product ended with {_process.ExitCode}:\n{Output}");
            if (waited.Elapsed > TimeSpan.FromSeconds(180)) throw new TimeoutException($"The product does not serve:\n{Output}");
            try
            {
                using var answer = await _http.GetAsync(new Uri(Url, "/health/ready"));
                if (answer.IsSuccessStatusCode) return;
            }
            catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
            {
            }

            await look.WaitForNextTickAsync();
        }
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_output) _output.Add(line);
    }
}
