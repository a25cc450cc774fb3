using System.Text.Json.Serialization.Metadata;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Edge;

/// <summary>Answers as the wire has them. None of them is for a cache.</summary>
internal static class WireAnswer
{
    public static IResult Of<T>(T value, JsonTypeInfo<T> shape) => new Uncached(TypedResults.Json(value, shape));

    private sealed class Uncached(IResult inner) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.CacheControl = "no-store";
            return inner.ExecuteAsync(httpContext);
        }
    }
}

/// <summary>A refused request's answer.</summary>
internal sealed class ProblemResult(Problem problem) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => problem.WriteAsync(httpContext);
}
