namespace OrleansChat.WebFront.Hosting;

/// <summary>The configuration that a start depends on, checked before anything serves.</summary>
internal sealed class FrontOptions
{
    private const int ShortestPassword = 10;

    public string DataFolder { get; set; } = "";

    public string? AdministratorPassword { get; set; }

    public static void Add(IServiceCollection services, Action<FrontOptions> read) => services.AddOptions<FrontOptions>()
        .Configure(read)
        .Validate(options => options.DataFolder.Length > 0, "Data:Folder must name a folder.")
        .Validate(
            options => options.AdministratorPassword is null or { Length: >= ShortestPassword },
            $"Console:AdminPassword needs at least {ShortestPassword} characters.")
        .ValidateOnStart();
}
