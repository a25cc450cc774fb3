using Microsoft.Extensions.Logging;

namespace OrleansChat.Conversations.Log;

/// <content>Log messages.</content>
internal sealed partial class GroupCommitLog
{
    [LoggerMessage(1, LogLevel.Error, "The disk is full, sends are refused until there is room: {Reason}")]
    private partial void LogFull(string reason);

    [LoggerMessage(2, LogLevel.Warning, "The store does not take a batch now: {Reason}")]
    private partial void LogUnavailable(string reason);

    [LoggerMessage(3, LogLevel.Critical, "The disk failed. Nothing is written until this process starts anew; reading goes on")]
    private partial void LogBroken(Exception failure);

    [LoggerMessage(4, LogLevel.Error, "The outcome of a batch is unknown; its conversations are fenced before they go on")]
    private partial void LogDoubtful(Exception failure);

    [LoggerMessage(5, LogLevel.Error, "{Count} conversations could not be fenced yet")]
    private partial void LogUnfenced(int count, Exception failure);
}
