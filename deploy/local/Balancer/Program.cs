using OrleansChat.Balancer;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Health;

var builder = WebApplication.CreateBuilder(args);
var fronts = (builder.Configuration["Fronts"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
if (fronts.Length == 0)
{
    Console.Error.WriteLine("The balancer did not start. --Fronts is empty: give the fronts' addresses, separated by commas.");
    return 1;
}

builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSingleton<IPassiveHealthCheckPolicy, FirstFailure>();
builder.Services.AddReverseProxy().LoadFromMemory([Route()], [Cluster(fronts)]);
var app = builder.Build();
app.MapReverseProxy();
await app.RunAsync();
return 0;

// The fronts check origins against the host that the browser asked for.
static RouteConfig Route() => new()
{
    RouteId = "all",
    ClusterId = "fronts",
    Match = new() { Path = "/{**rest}" },
    Transforms = [new Dictionary<string, string> { ["RequestHeaderOriginalHost"] = "true" }],
};

static ClusterConfig Cluster(string[] fronts) => new()
{
    ClusterId = "fronts",
    LoadBalancingPolicy = "RoundRobin",
    Destinations = fronts.ToDictionary(front => front, front => new DestinationConfig { Address = front }),
    HealthCheck = new()
    {
        Active = new() { Enabled = true, Interval = TimeSpan.FromSeconds(1), Timeout = TimeSpan.FromSeconds(2), Policy = "ConsecutiveFailures", Path = "/health/ready" },
        Passive = new() { Enabled = true, Policy = FirstFailure.PolicyName, ReactivationPeriod = TimeSpan.FromSeconds(2) },
    },
    Metadata = new Dictionary<string, string> { ["ConsecutiveFailuresHealthPolicy.Threshold"] = "1" },
};
