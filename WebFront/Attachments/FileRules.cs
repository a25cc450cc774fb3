using Microsoft.Extensions.Options;
using OrleansChat.Attachments;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Attachments;

/// <summary>What files are taken, as browsers are told it; the grains decide.</summary>
public sealed class FileRules(IOptions<AttachmentOptions> options)
{
    /// <summary>The rules; null where no files are taken.</summary>
    public WireFileRules? Wire { get; } =
        options.Value.Enabled ? new(options.Value.FileBytes, options.Value.FilesAMessage, FileTypes.Accept(options.Value)) : null;
}

/// <summary>What files' routes need.</summary>
public static class FileServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services)
    {
        services.AddOptions<AttachmentOptions>().BindConfiguration(AttachmentOptions.Section)
            .Validate(files => files.IsSound, AttachmentOptions.Unsound).ValidateOnStart();
        return services.AddSingleton<FileRules>().AddSingleton<FilePieces>().AddSingleton<FileCalls>();
    }
}
