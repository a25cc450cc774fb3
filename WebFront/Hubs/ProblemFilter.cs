using Microsoft.AspNetCore.SignalR;
using OrleansChat.WebFront.Edge;

namespace OrleansChat.WebFront.Hubs;

/// <summary>Answers a refused or failed hub call with its problem, as the same call over HTTP would be.</summary>
internal sealed partial class ProblemFilter(ILogger<ProblemFilter> logger) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (Exception exception)
        {
            var problem = Problems.Of(exception);
            if (problem.IsOurs()) LogFailed(invocationContext.HubMethodName, exception);
            if (problem.IsUnanswered()) LogUnanswered(invocationContext.HubMethodName, exception.GetType().Name);
            throw new HubException(problem.ToJson());
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Hub call {Method} was not answered: {Why}")]
    private partial void LogUnanswered(string method, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "Hub call {Method} failed")]
    private partial void LogFailed(string method, Exception exception);
}
