namespace OrleansChat.Hosting;

/// <summary>Answers for one silo whom it can call. Keyed by the silo's address and placed on it.</summary>
[Alias("chat.reach")]
public interface IReachGrain : IGrainWithStringKey
{
    /// <summary>Whether a TCP connection from here to that silo's port comes about, within three seconds.</summary>
    [Alias("can-call")]
    Task<bool> CanCall(SiloAddress silo);
}
