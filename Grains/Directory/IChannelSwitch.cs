namespace OrleansChat.Directory;

/// <summary>Activates and deactivates the chat channel (S3 to S5), with an audit row in the same transaction.</summary>
public interface IChannelSwitch
{
    /// <summary>Sets it; <paramref name="actor"/> is an operator's id, or <c>system</c>.</summary>
    /// <exception cref="Sql.StoreException">Nothing was written.</exception>
    Task Set(bool active, string actor);
}
