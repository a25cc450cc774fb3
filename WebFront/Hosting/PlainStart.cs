using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace OrleansChat.WebFront.Hosting;

/// <summary>Runs the process; a start that cannot be says in one sentence why, and what to do.</summary>
public static class PlainStart
{
    /// <summary>Runs until it is stopped. The answer is the process's exit code.</summary>
    /// <param name="app">The process.</param>
    /// <param name="explain">The sentence for exceptions of the parts that it was put together from; null for those it does not know.</param>
    public static async Task<int> RunPlainly(this WebApplication app, Func<Exception, string?> explain)
    {
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            await app.StartAsync();
        }
        catch (Exception exception) when ((explain(exception) ?? Explain(exception)) is { } sentence)
        {
            await global::System.Console.Error.WriteLineAsync($"OrleansChat did not start. {sentence}");
            await Leave(app);
            return 1;
        }

        await app.WaitForShutdownAsync();
        await app.DisposeAsync();
        return 0;
    }

    // What has not started may not know how to stop; the reason has been told.
    private static async Task Leave(WebApplication app)
    {
        try
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
        catch (Exception)
        {
        }
    }

    private static string? Explain(Exception exception) => exception switch
    {
        OptionsValidationException invalid => string.Join(" ", invalid.Failures),
        IOException { InnerException: AddressInUseException } taken => $"{taken.Message} Stop what listens there, or choose another address (--urls=http://localhost:5081).",
        UnauthorizedAccessException denied => $"{denied.Message} Choose a folder that may be written (--Data:Folder=…).",
        _ => null,
    };
}
