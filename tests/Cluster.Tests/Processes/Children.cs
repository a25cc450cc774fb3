using System.Collections.Concurrent;
using System.Diagnostics;

namespace OrleansChat.Cluster.Tests.Processes;

/// <summary>
/// Starts processes that do not outlive this one, however it ends. The kernel ties a child to the thread that started it, so all are
/// started by one thread that lives as long as the process.
/// </summary>
internal static class Children
{
    private static readonly BlockingCollection<Action> Starts = [];

    static Children()
    {
        new Thread(() =>
        {
            foreach (var start in Starts.GetConsumingEnumerable()) start();
        })
        { IsBackground = true, Name = "children" }.Start();
    }

    /// <summary>Starts a command; its output is appended to a file.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="output">The file.</param>
    /// <param name="folder">The working folder.</param>
    /// <param name="user">The user to run as; null: this process's.</param>
    /// <param name="environment">Variables to set besides the inherited ones.</param>
    public static Process Start(
        IReadOnlyList<string> command, string output, string folder, string? user = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, WorkingDirectory = folder };
        string[] identity = user is null ? [] : [$"--reuid={user}", $"--regid={user}", "--clear-groups"];
        foreach (var argument in (string[])["-c", "exec \"$@\" >>\"$CHILD_OUTPUT\" 2>&1 </dev/null", "sh", "setpriv", "--pdeathsig=KILL", .. identity, "--", .. command])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["CHILD_OUTPUT"] = output;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Starts.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(start)!);
            }
            catch (Exception exception)
            {
                started.SetException(exception);
            }
        });
        return started.Task.GetAwaiter().GetResult();
    }

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code than 0.</exception>
    public static async Task Run(IReadOnlyList<string> command, string output, string folder, string? user = null)
    {
        using var process = Start(command, output, folder, user);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}:\n{await File.ReadAllTextAsync(output)}");
    }
}
