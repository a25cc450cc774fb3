using OrleansChat.Directory;

namespace OrleansChat.Sql;

/// <summary>Whose database it is, on a server.</summary>
internal sealed class ServerClusterIdentity(ServerDatabase database) : IClusterIdentityStore
{
    /// <inheritdoc />
    public Task<string> ServiceId(string own) => database.Write(async write =>
    {
        await write.Run("members/claim-service", ("service_id", own));
        return (await write.Rows("members/service", row => row.GetString(0))).Single();
    });

    /// <inheritdoc />
    public async Task<string?> OtherCluster(string own, TimeSpan alive) =>
        (await database.Rows(new("members/other-cluster", ("cluster_id", own), ("alive_seconds", (int)alive.TotalSeconds)), row => row.GetString(0))).FirstOrDefault();
}
