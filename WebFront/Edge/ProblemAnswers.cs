using OrleansChat.Conversations;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Edge;

/// <summary>Answers what was refused, what failed and what is not there as problems; a failure of ours is logged and answered without a trace.</summary>
internal sealed partial class ProblemAnswers(RequestDelegate next, ILogger<ProblemAnswers> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (IsBare(context)) await OfStatus(context.Response.StatusCode).WriteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var problem = Problems.Of(exception);
            if (problem.IsOurs()) LogFailed(context.Request.Method, context.Request.Path, exception);
            if (problem.IsUnanswered()) LogUnanswered(context.Request.Method, context.Request.Path, exception.GetType().Name);
            await problem.WriteAsync(context);
        }
    }

    // Pages of the console have answers of their own.
    private static bool IsBare(HttpContext context) =>
        context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null }
        && !context.Request.Path.StartsWithSegments("/console");

    private static Problem OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Problems.Of(RefusalCode.Unauthenticated),
        StatusCodes.Status403Forbidden => Problems.Of(RefusalCode.Forbidden),
        StatusCodes.Status404NotFound => Problems.Of(RefusalCode.NotFound),
        StatusCodes.Status413PayloadTooLarge => Problems.Of(RefusalCode.TooLarge),
        >= 500 => Problem.Internal with { Status = status },
        _ => Problems.Of(RefusalCode.Malformed) with { Status = status },
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Path} was not answered: {Why}")]
    private partial void LogUnanswered(string method, PathString path, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private partial void LogFailed(string method, PathString path, Exception exception);
}
