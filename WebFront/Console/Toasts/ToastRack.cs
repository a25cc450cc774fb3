namespace OrleansChat.WebFront.Console.Toasts;

/// <summary>A short note at the bottom of the screen; <c>Undo</c> takes back what it tells of.</summary>
public sealed record Toast(string Text, Func<Task>? Undo);

/// <summary>The one toast on the screen; a new one takes the old one's place, and each goes after 5 seconds.</summary>
public sealed class ToastRack(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(5);
    private ITimer? _timer;

    /// <summary>The toast on the screen, or null.</summary>
    public Toast? Current { get; private set; }

    /// <summary>Another toast, or none.</summary>
    public event Action? Changed;

    /// <summary>Shows a toast.</summary>
    public void Show(string text, Func<Task>? undo = null)
    {
        var toast = new Toast(text, undo);
        _timer?.Dispose();
        Current = toast;
        _timer = time.CreateTimer(_ => Clear(toast), null, Life, Timeout.InfiniteTimeSpan);
        Changed?.Invoke();
    }

    /// <summary>Takes that toast away, if it is still the one.</summary>
    public void Clear(Toast toast)
    {
        if (!ReferenceEquals(Current, toast)) return;
        Current = null;
        Changed?.Invoke();
    }

    /// <inheritdoc />
    public void Dispose() => _timer?.Dispose();
}
