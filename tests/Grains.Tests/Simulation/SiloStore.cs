using System.Collections.Immutable;
using OrleansChat.Attachments;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;
using OrleansChat.Sql;

namespace OrleansChat.Tests.Simulation;

/// <summary>A silo's connections to the database, and all that goes wrong on them. Writes take their time inside the call.</summary>
internal sealed class SiloStore(SimulatedSilo silo, SimulatedCluster cluster) : IBatchStore, ILogReader
{
    private readonly Timeline _timeline = cluster.Timeline;
    private readonly Plan _plan = cluster.Plan;
    private readonly List<LateWrite> _late = [];

    public IReadOnlyList<AppendOutcome> Commit(Batch batch)
    {
        if (silo.Dies(CrashPoint.BeforeCommit)) throw new StoreDoubtfulException("dead");
        var early = _plan.Chance.Hits(0.5);
        if (!early) Pass(Fault.SlowCommit);
        var outcomes = Write(batch);
        if (early) Pass(Fault.SlowCommit);
        if (silo.Dies(CrashPoint.AfterCommit)) throw new StoreDoubtfulException("dead");
        if (outcomes is null) throw new StoreDoubtfulException("simulated");
        if (batch.Cursors.Count > 0) silo.Dies(CrashPoint.AfterCursorsWritten);
        return outcomes;
    }

    public void Fence(IReadOnlyCollection<ConversationId> conversations)
    {
        try
        {
            TryFence(conversations);
        }
        catch (StoreUnavailableException)
        {
            var waiting = silo.Fates.Where(fate => conversations.Contains(fate.Id)).Select(fate => fate.Outcome).ToList();
            _timeline.After(1, silo, () => cluster.Ledger.Expect(waiting.All(fate => fate.IsCompleted), $"{silo} could not fence, and somebody still waits for it."));
            throw;
        }
    }

    private void TryFence(IReadOnlyCollection<ConversationId> conversations)
    {
        if (silo.Dies(CrashPoint.InDoubt)) throw new StoreUnavailableException("dead");
        Pass(Fault.SlowCommit);
        if (silo.Dies(CrashPoint.BeforeFence) || cluster.Outage || _plan.Hits(Fault.FenceFails)) throw new StoreUnavailableException("simulated");
        cluster.Trace.Add($"{silo} fences {string.Join(", ", conversations)}");
        DecideStarts();
        cluster.Database.Fence(conversations);
        foreach (var id in conversations) cluster.Ledger.Fenced(silo, id);
        if (silo.Dies(CrashPoint.AfterFenceBeforeAnswer) || _plan.Hits(Fault.FenceAnswerLost)) throw new StoreUnavailableException("simulated");
    }

    public Task<LoadedConversation?> Load(ConversationId id) => Read(() => cluster.Database.Load(id));

    public Task<ImmutableArray<LoggedEvent>> Find(ConversationId id, IReadOnlyCollection<ClientId> clientIds) =>
        Read(() => cluster.Database.Find(id, clientIds));

    public Task<ImmutableArray<Attachment>> Files(Actor sender, ImmutableArray<string> ids) => Read(() => ImmutableArray<Attachment>.Empty);

    private async Task<T> Read<T>(Func<T> read)
    {
        await Travel();
        if (cluster.Outage || _plan.Hits(Fault.ReadFails)) throw new LogUnavailableException("simulated");
        var found = read();
        await Travel();
        return found;
    }

    private Task Travel() => _timeline.Wait(_plan.Delay(Fault.SlowRead, 200, 1_500_000), silo);

    /// <summary>Null: the answer is lost, written or not.</summary>
    private AppendOutcome[]? Write(Batch batch)
    {
        if (silo.Dead) return null;
        if (cluster.Outage || _plan.Hits(Fault.CommitRefused)) throw new StoreUnavailableException("simulated");
        if (cluster.CursorsRefused && batch.Conversations.Count == 0)
        {
            cluster.CursorsRefused = false;
            throw new StoreUnavailableException("simulated");
        }

        if (_plan.Hits(Fault.DiskFull)) throw new StoreFullException("simulated");
        if (_plan.Hits(Fault.DiskBroken))
        {
            if (_plan.Chance.Hits(0.5)) Transact(batch);
            throw new StoreBrokenException("simulated");
        }

        if (_plan.Hits(Fault.DoubtLost)) return null;
        if (_plan.Hits(Fault.DoubtLate))
        {
            cluster.Trace.Add($"{silo} loses the answer of a write that is still on its way");
            var late = new LateWrite(batch);
            _late.Add(late);
            _timeline.After(_plan.Chance.Between(0, 3_000_000), null, () =>
            {
                _late.Remove(late);
                Transact(late.Batch);
            });
            return null;
        }

        var outcomes = Transact(batch);
        return _plan.Hits(Fault.DoubtWritten) ? null : outcomes;
    }

    private AppendOutcome[] Transact(Batch batch)
    {
        var outcomes = new AppendOutcome[batch.Conversations.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            var write = batch.Conversations[i];
            outcomes[i] = cluster.Database.Write(write);
            cluster.Trace.Add($"{silo} writes {write.Id} {write.ExpectedHead}..{write.Head} in writer epoch {write.WriterEpoch}: {outcomes[i]}");
        }

        foreach (var move in batch.Cursors)
        {
            cluster.Trace.Add($"{silo} writes that {move.Participant} has read {move.Id} up to {move.Seq}");
            cluster.Database.Move(move);
        }
        return outcomes;
    }

    /// <summary>
    /// Before a server's dialect fences it ends the connection of the write in doubt, so that a conversation that it makes is there by then or
    /// never: there is no row of that to fence. What has a row may come still, and is outdated.
    /// </summary>
    private void DecideStarts()
    {
        foreach (var late in _late)
        {
            var (starts, others) = (late.Batch.Conversations.Where(IsStart).ToList(), late.Batch.Conversations.Where(write => !IsStart(write)).ToList());
            if (starts.Count == 0) continue;
            late.Batch = late.Batch with { Conversations = others };
            if (_plan.Chance.Hits(0.5)) Transact(new(starts, []));
        }

        static bool IsStart(ConversationWrite write) => write.ExpectedHead == 0;
    }

    /// <summary>Time goes by, here and elsewhere; the silo may be paused or die meanwhile.</summary>
    private void Pass(Fault slow)
    {
        _timeline.RunUntil(_timeline.Now + _plan.Delay(slow, 600, 2_000_000));
        while (silo is { Dead: false } && silo.PausedUntil > _timeline.Now && _timeline.Failure is null) _timeline.RunUntil(silo.PausedUntil);
    }

    /// <summary>A write on its way whose answer nobody waits for any more.</summary>
    private sealed class LateWrite(Batch batch)
    {
        public Batch Batch { get; set; } = batch;
    }
}
