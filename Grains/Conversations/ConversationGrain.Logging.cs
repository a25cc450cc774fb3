using Microsoft.Extensions.Logging;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Conversations;

public sealed partial class ConversationGrain
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Conversation {Id} could not be read")]
    private partial void LogLoadFailed(ConversationId id, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Conversation {Id}: what was to follow {Head} was not written: {Outcome}")]
    private partial void LogAppendFailed(ConversationId id, int head, AppendOutcome outcome);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Conversation {Id}: a read cursor was not kept")]
    private partial void LogCursorLost(ConversationId id, Exception exception);
}
