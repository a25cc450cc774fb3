using System.Text.Json;
using OrleansChat.Conversations;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Edge;

/// <summary>Which problem an exception is on the wire. Nothing of the exception itself is told.</summary>
public static class Problems
{
    /// <summary>The problem of an exception.</summary>
    public static Problem Of(Exception exception) => exception switch
    {
        RefusedException refused => Problem.Of(refused.Refusal),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Of(RefusalCode.TooLarge),
        BadHttpRequestException or JsonException => Of(RefusalCode.Malformed),
        LimitExceededException or GatewayTooBusyException => Of(RefusalCode.TooMany),
        StoreFailedException { OutcomeUnknown: false } => Of(RefusalCode.Unavailable),
        StoreFailedException or TimeoutException or OrleansException => Problem.NoAnswer,
        _ => Problem.Internal,
    };

    /// <summary>The problem of a refusal's code.</summary>
    public static Problem Of(RefusalCode code) => Problem.Of(new Refusal(code));

    /// <summary>Whether something went wrong in our code, which an operator of the installation should find in the log with its trace.</summary>
    public static bool IsOurs(this Problem problem) => problem.Code == Problem.Internal.Code;

    /// <summary>Whether the cluster did not answer: there may be very many of these at a time, and none has a trace worth keeping.</summary>
    public static bool IsUnanswered(this Problem problem) => problem.Code == Problem.NoAnswer.Code;

    /// <summary>The problem as JSON text.</summary>
    public static string ToJson(this Problem problem) => JsonSerializer.Serialize(problem, WireJson.Sent.Problem);

    /// <summary>Answers the request with the problem.</summary>
    public static async Task WriteAsync(this Problem problem, HttpContext context)
    {
        var headers = context.Response.Headers;
        foreach (var ofTheBody in (string[])["ETag", "Content-Encoding", "Content-Length"]) headers.Remove(ofTheBody);
        context.Response.StatusCode = problem.Status;
        headers.CacheControl = "no-store";
        if (problem.RetryAfter is { } seconds) headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.Response.ContentType = "application/problem+json";
        await JsonSerializer.SerializeAsync(context.Response.Body, problem, WireJson.Sent.Problem, context.RequestAborted);
    }
}
