using Microsoft.AspNetCore.Builder;

namespace OrleansChat.Silo;

/// <summary>A silo without a web front.</summary>
internal static class SiloProgram
{
    private static async Task Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = "Silo", ContentRootPath = AppContext.BaseDirectory });
        builder.AddChatSilo();
        await builder.Build().RunAsync();
    }
}
