using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OrleansChat.Sql;

namespace OrleansChat.Silo;

/// <summary>Runs a process of the installation; a start that cannot be says in one sentence why, and what to do.</summary>
public static class PlainStart
{
    /// <summary>The exit code of a start that was refused.</summary>
    public const int Refused = 1;

    /// <summary>Puts the process together and runs it until it is stopped. The answer is its exit code.</summary>
    public static async Task<int> Run(string[] args, Func<string[], IHost> build)
    {
        if (CommandLine.AsksForHelp(args))
        {
            await Console.Out.WriteLineAsync(CommandLine.Help);
            return 0;
        }

        IHost? process = null;
        try
        {
            CommandLine.Check(args);
            process = build(args);
            process.Services.GetRequiredService<IStartupValidator>().Validate();
            await process.StartAsync();
        }
        catch (Exception exception) when (Sentence(process, exception) is { } sentence)
        {
            return await Refuse(process, sentence);
        }

        await process.WaitForShutdownAsync();
        if (RefusalOf(process) is { } late) return await Refuse(process, late);
        await Leave(process);
        return 0;
    }

    private static async Task<int> Refuse(IHost? process, string sentence)
    {
        await Console.Error.WriteLineAsync($"OrleansChat did not start. {sentence}");
        if (process is not null) await Leave(process);
        return Refused;
    }

    // What has not started may not know how to stop; the reason has been told.
    private static async Task Leave(IHost process)
    {
        try
        {
            await process.StopAsync();
            if (process is IAsyncDisposable disposable) await disposable.DisposeAsync();
            else process.Dispose();
        }
        catch (Exception)
        {
        }
    }

    private static string? RefusalOf(IHost? process) => process?.Services.GetService<StartRefusal>()?.Sentence;

    private static string? Sentence(IHost? process, Exception exception) => RefusalOf(process) ?? Explain(exception) ?? (exception.InnerException is { } inner ? Sentence(null, inner) : null);

    private static string? Explain(Exception exception) => exception switch
    {
        StartRefusedException or DataFolderInUseException or DatabaseRefusedException => exception.Message,
        OptionsValidationException invalid => string.Join(" ", invalid.Failures.Distinct()),
        IOException { InnerException: AddressInUseException } taken => $"{taken.Message} Stop what listens there, or choose another address (--urls=http://localhost:5081).",
        InvalidOperationException when exception.Message.StartsWith("Unable to configure HTTPS", StringComparison.Ordinal) =>
            "There is no certificate for https: name one (--Kestrel:Certificates:Default:Path=… and --Kestrel:Certificates:Default:Password=…), or listen to http behind a proxy that has one.",
        InvalidDataException { InnerException: { } why } unreadable => $"{unreadable.Message.TrimEnd('.')} ({why.GetBaseException().Message.TrimEnd('.')}): correct it.",
        UnauthorizedAccessException denied => $"{denied.Message} Choose a folder that may be written (--Data:Folder=…).",
        _ => null,
    };
}
