namespace OrleansChat.Directory;

/// <summary>The rows that name the widgets and their configurations' versions.</summary>
public interface IWidgetIndex
{
    /// <summary>Makes or moves a widget's row.</summary>
    Task Save(string hash, string name, long version, bool active);

    /// <summary>The oldest active widget's hash; null where there is none.</summary>
    Task<string?> First();
}
