namespace OrleansChat.Conversations.Log;

/// <summary>The thread of a log: takes its turns while there is work and sleeps while there is none.</summary>
internal sealed class LogThread : IDisposable
{
    private readonly AutoResetEvent _work = new(false);
    private readonly GroupCommitLog _log;
    private readonly Thread _thread;
    private int _asleep;

    public LogThread(GroupCommitLog log)
    {
        _log = log;
        _thread = new(Run) { IsBackground = true, Name = "conversation log" };
    }

    public void Start() => _thread.Start();

    /// <summary>There is work. Waking a thread costs more than queueing does, so it is done only when it really sleeps.</summary>
    public void Wake()
    {
        if (Interlocked.Exchange(ref _asleep, 0) == 1) _work.Set();
    }

    /// <summary>Waits until the log has taken its last turn.</summary>
    public void Dispose()
    {
        _thread.Join();
        _work.Dispose();
    }

    private void Run()
    {
        do
        {
            Sleep();

            // On a busy core those who are about to append come first, so that more shares a batch and a flush; on an idle one nobody waits.
            Thread.Yield();
        }
        while (_log.Turn());
    }

    private void Sleep()
    {
        if (_log.HasWork) return;
        Interlocked.Exchange(ref _asleep, 1);
        if (!_log.HasWork) _work.WaitOne();
        Interlocked.Exchange(ref _asleep, 0);
    }
}
