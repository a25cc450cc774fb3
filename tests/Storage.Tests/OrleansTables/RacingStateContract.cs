using Orleans.Storage;

namespace OrleansChat.Storage.Tests.OrleansTables;

/// <summary>The provider of grain storage, with writers that race.</summary>
public abstract class RacingStateContract(OrleansDatabase database) : IAsyncLifetime
{
    private TableSilo _silo = null!;

    public async Task InitializeAsync() => _silo = await TableSilo.Start(database, "cluster");

    public async Task DisposeAsync()
    {
        await _silo.DisposeAsync();
        database.Dispose();
    }

    [Fact]
    public async Task Writers_of_one_grain_lose_nothing_that_was_accepted()
    {
        var id = GrainId.Create("session", "everybody's");
        var accepted = 0;
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () =>
        {
            var state = await Read(id);
            state.State!.Count++;
            try
            {
                await _silo.Storage.WriteStateAsync("session", id, state);
                Interlocked.Increment(ref accepted);
            }
            catch (InconsistentStateException)
            {
                // Another was first.
            }
        })));
        Assert.InRange(accepted, 1, 200);
        Assert.Equal(accepted, (await Read(id)).State!.Count);
    }

    [Fact]
    public async Task Keys_that_differ_in_case_or_extension_are_different_grains()
    {
        GrainId[] ids =
        [
            GrainId.Create("session", "xyz"), GrainId.Create("session", "xyZ"), GrainId.Create("Session", "xyz"), GrainId.Create("session", "xÿz"),
            GrainId.Create("session", "5+a"), GrainId.Create("session", "5+A"), GrainId.Create("session", "5"),
        ];
        for (var i = 0; i < ids.Length; i++)
        {
            var state = await Read(ids[i]);
            Assert.False(state.RecordExists);
            state.State!.Count = i;
            await _silo.Storage.WriteStateAsync(ids[i].Type.ToString()!, ids[i], state);
        }

        for (var i = 0; i < ids.Length; i++) Assert.Equal(i, (await Read(ids[i])).State!.Count);
    }

    [Fact]
    public async Task A_cleared_state_is_written_only_by_who_saw_it_cleared()
    {
        var id = GrainId.Create("session", "erased");
        var state = await Read(id);
        state.State!.Name = "Ada";
        await _silo.Storage.WriteStateAsync("session", id, state);
        var before = await Read(id);
        await _silo.Storage.ClearStateAsync("session", id, state);
        var after = await Read(id);
        Assert.False(after.RecordExists);
        await Assert.ThrowsAsync<InconsistentStateException>(() => _silo.Storage.WriteStateAsync("session", id, before));
        await Assert.ThrowsAsync<InconsistentStateException>(() => _silo.Storage.WriteStateAsync("session", id, new GrainState<Remembered>(new())));
        after.State!.Name = "Grace";
        await _silo.Storage.WriteStateAsync("session", id, after);
        Assert.Equal("Grace", (await Read(id)).State!.Name);
    }

    private async Task<GrainState<Remembered>> Read(GrainId id)
    {
        var state = new GrainState<Remembered>(new());
        await _silo.Storage.ReadStateAsync(id.Type.ToString()!, id, state);
        return state;
    }
}
