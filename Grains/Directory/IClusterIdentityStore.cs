namespace OrleansChat.Directory;

/// <summary>Whose database it is, where several processes may share it.</summary>
public interface IClusterIdentityStore
{
    /// <summary>The service's id that the database was made for; a new one is made for this.</summary>
    /// <exception cref="Sql.StoreException">It is not known.</exception>
    Task<string> ServiceId(string own);

    /// <summary>Another cluster that is alive on the database; null where there is none.</summary>
    /// <param name="own">This cluster's id.</param>
    /// <param name="alive">How long ago a silo may have told that it lives.</param>
    /// <exception cref="Conversations.Log.LogUnavailableException">It is not known.</exception>
    Task<string?> OtherCluster(string own, TimeSpan alive);
}
