using OrleansChat.Cluster.Tests.Processes;
using Xunit.Abstractions;

namespace OrleansChat.Cluster.Tests.Scenarios;

public sealed class DiskFullTests(ITestOutputHelper output)
{
    [LongFact(needsRoot: true)] // F11
    public async Task A_full_disk_holds_sends_back_until_there_is_room_and_loses_none()
    {
        await using var disk = await SmallDisk.Mount(megabytes: 200);
        await using var cluster = await ChatClusterProcesses.StartNew(new(Silos: 2, Fronts: 1) { DatabaseFolder = Path.Combine(disk.Folder, "pgdata") });
        var scenario = new Scenario(cluster, Seed.Next(), output);
        await scenario.Play(async running =>
        {
            disk.Fill();
            running.Note("the disk is full");
            await Task.Delay(TimeSpan.FromSeconds(10));
            disk.Free();
            running.Note($"the disk has room again; PostgreSQL {(cluster.Database.IsRunning ? "goes on" : "had given up and is started")}");
            if (!cluster.Database.IsRunning) await cluster.Database.Start();
        });
    }
}
