using Microsoft.Extensions.Logging;

namespace OrleansChat.Work;

/// <content>Log messages.</content>
internal sealed partial class Sweeper
{
    [LoggerMessage(1, LogLevel.Warning, "Due work {Kind} {Key} failed in run {Attempt} and is tried again in {Wait}")]
    private partial void LogRunFailed(string kind, string key, int attempt, TimeSpan wait, Exception failure);

    [LoggerMessage(2, LogLevel.Error, "Due work could not be read or written back")]
    private partial void LogSweepFailed(Exception failure);
}
