using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace OrleansChat.WebFront.Hosting;

/// <summary>The keys that sign cookies and tickets, kept where all fronts have them.</summary>
/// <param name="all">Reads every key, as XML.</param>
/// <param name="add">Keeps one: its name, its XML.</param>
public sealed class KeyRing(Func<IReadOnlyList<string>> all, Action<string, string> add) : IXmlRepository
{
    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements() => [.. all().Select(XElement.Parse)];

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName) => add(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}

/// <summary>The key ring's registration.</summary>
public static class KeyRingRegistration
{
    /// <summary>Keeps the keys there instead of in the data folder.</summary>
    public static void AddKeyRing(this IServiceCollection services, Func<IServiceProvider, KeyRing> ring) => services
        .AddOptions<KeyManagementOptions>()
        .Configure<IServiceProvider>((options, all) => options.XmlRepository = ring(all));
}
