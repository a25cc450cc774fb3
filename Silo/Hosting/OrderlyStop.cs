using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;
using OrleansChat.Feed;

namespace OrleansChat.Silo;

/// <summary>
/// How a process ends when it is asked to. SIGTERM: it serves on for a moment, no longer ready, then it stops. Ctrl+C: it stops.
/// </summary>
internal sealed class OrderlyStop(IHostApplicationLifetime lifetime, Leaving leaving, LeavingTime time, TimeProvider clock) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> _signals = [];

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            _ = Leave();
        }));
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGQUIT])
        {
            _signals.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                lifetime.StopApplication();
            }));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
    }

    private async Task Leave()
    {
        leaving.Begin();
        if (lifetime.ApplicationStarted.IsCancellationRequested) await Task.Delay(time.Span, clock);
        lifetime.StopApplication();
    }
}

/// <summary>How long a process serves on after it was asked to end.</summary>
internal sealed record LeavingTime(TimeSpan Span);
