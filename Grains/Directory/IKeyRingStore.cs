namespace OrleansChat.Directory;

/// <summary>The keys that sign cookies and tickets, as XML, common to all fronts.</summary>
public interface IKeyRingStore
{
    /// <summary>All of them.</summary>
    /// <exception cref="Conversations.Log.LogUnavailableException">The store does not answer.</exception>
    IReadOnlyList<string> All();

    /// <summary>Keeps one under its name.</summary>
    /// <exception cref="Sql.StoreException">It is not kept.</exception>
    void Add(string name, string xml);
}
