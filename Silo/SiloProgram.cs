using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OrleansChat.Silo;

/// <summary>A silo without a web front.</summary>
public static class SiloProgram
{
    private static Task<int> Main(string[] args) => Run(args);

    /// <summary>Runs the process until it is stopped; answers its exit code.</summary>
    public static Task<int> Run(string[] args) => PlainStart.Run(args, Build);

    /// <summary>Puts the process together; nothing has been started when it is answered. It listens to HTTP only where <c>--urls</c> says so.</summary>
    public static IHost Build(string[] args)
    {
        var web = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = "Silo", ContentRootPath = AppContext.BaseDirectory });
        if (!Listens(web.Configuration))
        {
            var host = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ApplicationName = "Silo", ContentRootPath = AppContext.BaseDirectory });
            Add(host);
            return host.Build();
        }

        Add(web);
        UrlCheck.Check(web.Configuration);
        web.Services.AddSiloHealth();
        var app = web.Build();
        app.MapSiloHealth();
        return app;
    }

    private static void Add(IHostApplicationBuilder host)
    {
        host.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = QuietLogs });
        KeyCheck.Check(host.Configuration);
        var database = Databases.From(host.Configuration);
        host.AddChatSilo(Topology.From(host.Configuration, database, Role.Silo), database);
        host.Services.AddHostedService<SiloGreeting>();
    }

    private static bool Listens(ConfigurationManager configuration) =>
        (configuration["urls"] ?? configuration["http_ports"] ?? configuration["https_ports"]) is { Length: > 0 } || configuration.GetSection("Kestrel:Endpoints").Exists();

    private static readonly Dictionary<string, string?> QuietLogs = new()
    {
        ["Logging:LogLevel:Default"] = "Warning",
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "Critical",
        ["Logging:LogLevel:Orleans.Runtime.Watchdog"] = "Error",
    };
}
