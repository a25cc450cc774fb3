using Microsoft.AspNetCore.Server.Kestrel.Core;
using OrleansChat.WebFront.Operators;
using OrleansChat.WebFront.Visitors;

namespace OrleansChat.WebFront.Edge;

/// <summary>The way of every request to its endpoint: limits, headers, problems, origin, sign-in, tickets.</summary>
public static class EdgePipeline
{
    /// <summary>The largest body, in bytes.</summary>
    public const int MaxBody = 64 * 1024;

    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Adds what the edge needs.</summary>
    public static IServiceCollection AddEdge(this IServiceCollection services)
    {
        services.Configure<KestrelServerOptions>(SetLimits);
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services.AddSingleton<LoopbackFront>().AddSingleton<LimitSwitch>().AddSingleton<StatelessLimits>();
    }

    /// <summary>Puts the edge before the endpoints.</summary>
    public static void UseEdge(this WebApplication app)
    {
        app.Use(PageHeaders.Set);
        app.UseMiddleware<ProblemAnswers>();
        app.Use(LocaleSegment.Strip);
        app.UseRouting();
        app.UseMiddleware<OriginGate>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseWebSockets();
        app.UseMiddleware<TicketGate>();
        app.UseMiddleware<OperatorGate>();
    }

    private static void SetLimits(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxBody;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
        kestrel.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        kestrel.Limits.MinResponseDataRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(10));
    }
}
