using Microsoft.JSInterop;
using OrleansChat.WebFront.Console.Assets;

namespace OrleansChat.WebFront.Console;

/// <summary>The console's scripts in this circuit's browser. A browser that is gone ends every call quietly.</summary>
public sealed class Browser(IJSRuntime scripts, ConsoleAssets files) : IAsyncDisposable
{
    private readonly Dictionary<string, Task<IJSObjectReference>> _modules = [];

    /// <summary>Calls a function of a module, such as `console.js`.</summary>
    public Task Call(string module, string function, params object?[] arguments) =>
        Quietly(async () => await (await Module(module)).InvokeVoidAsync(function, arguments));

    /// <summary>Calls a function that answers an object; null when the browser is gone.</summary>
    public async Task<IJSObjectReference?> Make(string module, string function, params object?[] arguments)
    {
        IJSObjectReference? answer = null;
        await Quietly(async () => answer = await (await Module(module)).InvokeAsync<IJSObjectReference>(function, arguments));
        return answer;
    }

    /// <summary>Calls a method of such an object.</summary>
    public static Task Call(IJSObjectReference target, string method, params object?[] arguments) =>
        Quietly(async () => await target.InvokeVoidAsync(method, arguments));

    private Task<IJSObjectReference> Module(string name)
    {
        if (_modules.TryGetValue(name, out var loading) && !loading.IsFaulted) return loading;
        return _modules[name] = scripts.InvokeAsync<IJSObjectReference>("import", files.Address(name)).AsTask();
    }

    private static async Task Quietly(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var module in _modules.Values.Where(module => module.IsCompletedSuccessfully))
            await Quietly(async () => await (await module).DisposeAsync());
    }
}
