using OrleansChat.WebFront.Edge;
using OrleansChat.WebFront.Hubs;

namespace OrleansChat.WebFront.Operators;

/// <summary>Operators' sign-in and hub.</summary>
public static class OperatorRoutes
{
    /// <summary>Adds sign-in and what operators' calls need.</summary>
    public static IServiceCollection AddOperators(this IServiceCollection services)
    {
        OperatorCookie.Add(services);
        return services
            .AddSingleton<SignedInOperators>()
            .AddSingleton<CurrentOperator>()
            .AddSingleton<Assignees>()
            .AddSingleton<InboxPushes>()
            .AddSingleton<OperatorConnections>()
            .AddHostedService(all => all.GetRequiredService<OperatorConnections>());
    }

    /// <summary>Maps hub and sign-in.</summary>
    public static void MapOperators(this IEndpointRouteBuilder routes)
    {
        routes.MapSocketHub<OperatorHub>("/hubs/operator")
            .RequireAuthorization(OperatorCookie.Scheme)
            .WithMetadata(OriginRule.Own, new OpensByOperator());
        routes.MapSignIn();
        routes.MapGroup("/operator/attachments").MapFiles();
    }
}
