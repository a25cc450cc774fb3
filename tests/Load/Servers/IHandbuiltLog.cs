namespace OrleansChat.Load.Servers;

/// <summary>Where the hand-built servers keep messages.</summary>
public interface IHandbuiltLog
{
    /// <summary>Stores one message, or finds it by its client id.</summary>
    Task<PlainMessage> Append(string conversation, string clientId, string text);

    /// <summary>What lies behind a place.</summary>
    Task<PlainMessage[]> Since(string conversation, long since);
}
