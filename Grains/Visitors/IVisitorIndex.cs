namespace OrleansChat.Visitors;

/// <summary>The rows by which lists tell who a conversation's visitor is: written whenever a session's identity changes.</summary>
public interface IVisitorIndex
{
    /// <summary>Keeps who the session's visitor is known as from now on.</summary>
    /// <exception cref="Sql.StoreException">Nothing was written.</exception>
    Task Save(string sessionId, VisitorIdentity identity);

    /// <summary>Raises the session's epoch: everything that was opened with it is to end.</summary>
    /// <exception cref="Sql.StoreException">Nothing was written.</exception>
    Task End(string sessionId, VisitorIdentity identity);
}
