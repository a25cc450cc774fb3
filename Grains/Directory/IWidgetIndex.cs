namespace OrleansChat.Directory;

/// <summary>The rows by which widgets are found without their grains: written whenever a configuration is saved.</summary>
public interface IWidgetIndex
{
    /// <summary>Keeps name, version and whether it is active; an older version changes nothing.</summary>
    /// <exception cref="Sql.StoreException">Nothing was written.</exception>
    Task Save(string hash, string name, long version, bool active);

    /// <summary>The oldest widget's hash; null where there is none.</summary>
    Task<string?> First();
}
