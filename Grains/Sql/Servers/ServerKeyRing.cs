using OrleansChat.Directory;

namespace OrleansChat.Sql;

/// <summary>The key ring on a server. Data Protection asks for it synchronously, at start and once a day.</summary>
internal sealed class ServerKeyRing(ServerDatabase database) : IKeyRingStore
{
    /// <inheritdoc />
    public IReadOnlyList<string> All() => Task.Run(() => database.Rows(new("keys/all"), row => row.GetString(0))).GetAwaiter().GetResult();

    /// <inheritdoc />
    public void Add(string name, string xml) =>
        Task.Run(() => database.Write(write => write.Run("keys/add", ("name", name), ("xml", xml)))).GetAwaiter().GetResult();
}
