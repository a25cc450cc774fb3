using OrleansChat.Work;

namespace OrleansChat.Attachments;

/// <summary>A day after it was reserved a file that no message has is forgotten.</summary>
internal sealed class ForgottenFileWork(IAttachmentStore files) : IWorkHandler
{
    /// <summary>The kind of due work; the key is the file's id.</summary>
    public const string Due = "forgotten-file";

    /// <summary>How long a message may take to come.</summary>
    public static readonly TimeSpan After = TimeSpan.FromDays(1);

    /// <inheritdoc />
    public string Kind => Due;

    /// <inheritdoc />
    public Task Run(WorkItem item) => files.Forget(item.Key);
}
