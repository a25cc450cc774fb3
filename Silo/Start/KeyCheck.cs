using Microsoft.Extensions.Configuration;

namespace OrleansChat.Silo;

/// <summary>Refuses a configuration with keys that nobody reads, or with values that cannot be read: a mistyped one is no default.</summary>
public static class KeyCheck
{
    /// <summary>Looks at our sections, wherever they come from.</summary>
    /// <exception cref="StartRefusedException">Something is wrong there.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (var section in Key.All.Select(key => key.Section).Distinct())
        {
            foreach (var (name, value) in configuration.GetSection(section).AsEnumerable())
                if (value is not null && name.Length > section.Length) Check(name, value);
        }
    }

    private static void Check(string name, string value)
    {
        var key = Key.All.FirstOrDefault(key => key.Is(name)) ?? throw new StartRefusedException($"{name} is set and is no key: {Key.Meant(name)}");
        if (key.Wrong(value) is { } instead) throw new StartRefusedException($"{name} is '{value}': write {instead}.");
    }
}
