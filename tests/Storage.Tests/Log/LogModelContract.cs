using CsCheck;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Storage.Tests.Log;

/// <summary>
/// The log against a reference of lists in memory: appends by two writers that do not know of each other, queued several deep, with
/// duplicates, faults, fences and crashes in any order. What was acknowledged is there, once, in order; the state is the fold.
/// </summary>
public abstract class LogModelContract
{
    private const int Conversations = 3;

    private enum Step
    {
        Append,
        AppendPipelined,
        AppendDuplicate,
        Reload,
        FailBefore,
        FailWritten,
        FailNotWritten,
        MarkRead,
        Crash,
    }

    [Fact]
    public void The_log_agrees_with_a_list_in_memory() =>
        Gen.Select(Gen.Enum<Step>(), Gen.Int[0, Conversations - 1], Gen.Int[0, 1]).Array[5, 60]
            .Sample(steps => Play(steps).GetAwaiter().GetResult(), iter: 60, threads: 1);

    private protected abstract LogStore NewStore();

    private async Task Play((Step Step, int Conversation, int Writer)[] steps)
    {
        using var run = new Run(NewStore());
        foreach (var (step, conversation, writer) in steps) await run.Play(step, conversation, writer);
        await run.Check();
    }

    private sealed class Run : IDisposable
    {
        private readonly LogStore _first;
        private readonly Writer[] _writers = [new(), new()];
        private readonly ConversationId[] _ids = [.. Enumerable.Range(0, Conversations).Select(_ => new ConversationId(Talk.NewId()))];
        private readonly List<ClientId>[] _acknowledged = [.. Enumerable.Range(0, Conversations).Select(_ => new List<ClientId>())];
        private readonly List<ClientId>[] _possible = [.. Enumerable.Range(0, Conversations).Select(_ => new List<ClientId>())];

        public Run(LogStore store)
        {
            _first = store;
            Open(store);
        }

        private LogStore Store { get; set; } = null!;

        public void Dispose() => _first.Dispose();

        public async Task Play(Step step, int conversation, int writer)
        {
            var (talk, w) = (_writers[writer].Talks[conversation], _writers[writer]);
            switch (step)
            {
                case Step.Append: await Send(w, conversation, Talk.NewClientId()); break;
                case Step.AppendPipelined: await Send(w, conversation, [.. Enumerable.Range(0, 4).Select(_ => Talk.NewClientId())]); break;
                case Step.AppendDuplicate when _acknowledged[conversation].Count > 0:
                    Assert.NotEqual(AppendOutcome.Committed, Assert.Single(await Send(w, conversation, _acknowledged[conversation][^1])));
                    break;
                case Step.Reload: await talk.Reload(w.Log); break;
                case Step.FailBefore: w.Faults.FailNext(Fault.BeforeCommit); break;
                case Step.FailWritten: w.Faults.FailNext(Fault.UnknownButWritten); break;
                case Step.FailNotWritten: w.Faults.FailNext(Fault.UnknownAndNotWritten); break;
                case Step.MarkRead: _ = w.Log.MarkRead(talk.Id, "op-1", AuthorKind.Operator, talk.Head); break;
                case Step.Crash: Open(Store.Reopen()); break;
            }
        }

        public async Task Check()
        {
            for (var i = 0; i < Conversations; i++)
            {
                var loaded = await _writers[0].Log.Load(_ids[i]);
                if (loaded is null)
                {
                    Assert.Empty(_acknowledged[i]);
                    continue;
                }

                var reader = Store.Reader;
                var found = (await reader.Find(_ids[i], _acknowledged[i])).OrderBy(logged => logged.Seq).ToList();
                Assert.Equal(_acknowledged[i], found.Select(logged => logged.ClientId!.Value));
                var all = found.Concat(await reader.Find(_ids[i], _possible[i])).DistinctBy(logged => logged.Seq).OrderBy(logged => logged.Seq).ToList();
                Assert.Equal(Enumerable.Range(1, loaded.Head), all.Select(logged => logged.Seq));
                Assert.Equal(all.Aggregate(ConversationState.None, (state, logged) => state.After(logged)), loaded.State);
                Assert.Equal(all.TakeLast(16), loaded.Tail);
                Assert.All(loaded.Cursors, cursor => Assert.InRange(cursor.Seq, 1, loaded.Head));
            }
        }

        private void Open(LogStore store)
        {
            Store = store;
            foreach (var writer in _writers) writer.Open(store, _ids);
        }

        private async Task<AppendOutcome[]> Send(Writer writer, int conversation, params ClientId[] clientIds)
        {
            var talk = writer.Talks[conversation];
            var pending = new List<(ClientId ClientId, Task<AppendOutcome> Outcome)>();
            foreach (var clientId in clientIds)
            {
                var append = talk.Head == 0
                    ? talk.Next((talk.Visitor, clientId, new Started("w", "b", "sales", Priority.Normal, null, null, "hello", null)))
                    : talk.Say($"from {talk.Head}", clientId);
                pending.Add((clientId, writer.Log.Append(append)));
            }

            var outcomes = await Task.WhenAll(pending.Select(append => append.Outcome));
            for (var i = 0; i < outcomes.Length; i++)
            {
                if (outcomes[i] == AppendOutcome.Committed) _acknowledged[conversation].Add(pending[i].ClientId);
                if (outcomes[i] is AppendOutcome.Doubtful or AppendOutcome.Unsettled) _possible[conversation].Add(pending[i].ClientId);
                Assert.True(i == 0 || outcomes[i - 1] == AppendOutcome.Committed || outcomes[i] != AppendOutcome.Committed, "written behind a failed append");
            }

            if (outcomes[^1] != AppendOutcome.Committed) await talk.Reload(writer.Log);
            return outcomes;
        }
    }

    /// <summary>One activation's side: a log of its own on the common store, and what it believes of each conversation.</summary>
    private sealed class Writer
    {
        public GroupCommitLog Log { get; private set; } = null!;

        public FaultyStore Faults { get; private set; } = null!;

        public Talk[] Talks { get; private set; } = [];

        public void Open(LogStore store, ConversationId[] ids)
        {
            Faults = new(store.Batches);
            Log = store.Log(_ => Faults);
            Talks = [.. ids.Select(id => new Talk { Id = id })];
        }
    }
}
