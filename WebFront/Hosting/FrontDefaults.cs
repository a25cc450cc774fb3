using Microsoft.AspNetCore.DataProtection;
using OrleansChat.Conversations;
using OrleansChat.WebFront.Conversations;

namespace OrleansChat.WebFront.Hosting;

/// <summary>What a front takes for granted: where it listens, its clock, its randomness, its keys.</summary>
public static class FrontDefaults
{
    private const string Url = "http://localhost:5080";
    private const string Folder = "./data";

    /// <summary>Sets the address where none is configured.</summary>
    public static void UseDefaultUrl(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var given = !string.IsNullOrEmpty(configuration["urls"] ?? configuration["http_ports"] ?? configuration["https_ports"]);
        if (!given && !configuration.GetSection("Kestrel:Endpoints").Exists()) builder.WebHost.UseUrls(Url);
    }

    /// <summary>Adds clock, randomness, keys and the calls that every kind of caller has.</summary>
    public static IServiceCollection AddFront(this IServiceCollection services, IConfiguration configuration)
    {
        FrontOptions.Add(services, options =>
        {
            options.DataFolder = configuration["Data:Folder"] ?? Folder;
            options.AdministratorPassword = configuration["Console:AdminPassword"];
        });
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IRandomIds, SystemRandomIds>();
        services.AddSingleton<ConversationCalls>();
        services.AddDataProtection().SetApplicationName("OrleansChat").PersistKeysToFileSystem(new(Path.Combine(DataFolder(configuration), "keys")));
        return services;
    }

    /// <summary>The one folder that everything lies in.</summary>
    public static string DataFolder(IConfiguration configuration) => Path.GetFullPath(configuration["Data:Folder"] is { Length: > 0 } folder ? folder : Folder);
}
