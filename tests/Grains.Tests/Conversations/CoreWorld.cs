using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using OrleansChat.Attachments;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Tests.Conversations;

/// <summary>
/// One conversation's log in memory and any number of activations of it on one thread. Nothing happens by itself: every effect waits
/// until the test lets it happen, and a write can be given any fate.
/// </summary>
internal sealed class CoreWorld
{
    private readonly List<Step> _steps = [];

    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.UnixEpoch.AddYears(50));

    public ConversationOptions Options { get; } = new() { PostBurst = 1_000_000 };

    public List<LoggedEvent> Log { get; } = [];

    /// <summary>Files that no message has.</summary>
    public List<Attachment> Files { get; } = [];

    public int WriterEpoch { get; private set; }

    public int Waiting => _steps.Count;

    public Activation Activate() => new(this);

    /// <summary>Lets the oldest steps happen until none is left; writes succeed if they can.</summary>
    public void Settle()
    {
        while (_steps.Count > 0) Happen(0, Fate.Commit);
    }

    /// <summary>Lets one step happen. Steps of one activation keep their order where the real ones do.</summary>
    public void Happen(int choice, Fate fate)
    {
        var step = _steps[choice % _steps.Count];
        var first = _steps.First(other => other.Lane == step.Lane);
        _steps.Remove(first);
        first.Run(fate);
    }

    private void Later(object lane, Action<Fate> run) => _steps.Add(new(lane, run));

    private AppendOutcome Write(Append append, Fate fate)
    {
        if (append.Lineage.Broken) return append.Lineage.BrokenBy;
        if (fate is Fate.Commit or Fate.DoubtWritten or Fate.UnsettledWritten && Outcome(append) is var outcome && outcome != AppendOutcome.Committed)
        {
            append.Lineage.Break(outcome);
            return outcome;
        }

        if (fate is Fate.Commit or Fate.DoubtWritten or Fate.UnsettledWritten)
        {
            Log.AddRange(append.Events);
            foreach (var file in FilesOf(append)) Files.Remove(file);
        }

        if (fate == Fate.Commit) return AppendOutcome.Committed;
        if (fate is Fate.DoubtWritten or Fate.DoubtLost) WriterEpoch++;
        var failed = fate switch
        {
            Fate.Refuse => AppendOutcome.Unavailable,
            Fate.Full => AppendOutcome.Full,
            Fate.UnsettledWritten or Fate.UnsettledLost => AppendOutcome.Unsettled,
            _ => AppendOutcome.Doubtful,
        };
        append.Lineage.Break(failed);
        return failed;
    }

    private AppendOutcome Outcome(Append append)
    {
        if (append.ExpectedHead != Log.Count || (Log.Count > 0 && append.WriterEpoch != WriterEpoch)) return AppendOutcome.Lost;
        if (FilesOf(append).Except(Files).Any()) return AppendOutcome.Lost;
        return append.Events.Any(added => added.ClientId is { } id && Log.Any(there => there.ClientId == id)) ? AppendOutcome.Duplicate : AppendOutcome.Committed;
    }

    private static IEnumerable<Attachment> FilesOf(Append append) =>
        append.Events.Select(logged => logged.Body).OfType<MessagePosted>().SelectMany(message => message.Attachments);

    private LoadedConversation? Load() => Log.Count == 0 ? null : new(
        Log.Aggregate(ConversationState.None, (state, logged) => state.After(logged)),
        Log.Count,
        WriterEpoch,
        LogEpoch: 0,
        [.. Log.TakeLast(16)],
        []);

    internal enum Fate
    {
        Commit,
        Refuse,
        Full,
        DoubtWritten,
        DoubtLost,
        UnsettledWritten,
        UnsettledLost,
    }

    private sealed record Step(object Lane, Action<Fate> Run);

    /// <summary>One activation: its core and what it told.</summary>
    internal sealed class Activation : IConversationEffects
    {
        private readonly CoreWorld _world;
        private readonly object _answers = new();
        private readonly object _reads = new();

        public Activation(CoreWorld world)
        {
            _world = world;
            Core = new(default, this, world.Clock, world.Options);
        }

        public ConversationCore Core { get; }

        public List<LoggedEvent> Told { get; } = [];

        public List<ReadMarks> Seen { get; } = [];

        public Answer<Outcome<StartReceipt>> Start(Actor actor, Started? details = null, int client = 0)
        {
            var answer = new Answer<Outcome<StartReceipt>>();
            var start = new StartConversation(actor, People.Client(1000 + client), details ?? People.InSupport);
            Core.Submit(new ChangeCommand(Change.Start, actor, answer.Set) { Start = start });
            return answer;
        }

        public Answer<Outcome<StartReceipt>> Do(Change change, Actor actor, Author? assignee = null)
        {
            var answer = new Answer<Outcome<StartReceipt>>();
            Core.Submit(new ChangeCommand(change, actor, answer.Set) { Assignee = assignee });
            return answer;
        }

        public Answer<PostReceipt> Post(Actor actor, params ImmutableArray<NewMessage> messages) => Post(actor, ReopenPolicy.Reopen, messages);

        public Answer<PostReceipt> Post(Actor actor, ReopenPolicy policy, params ImmutableArray<NewMessage> messages)
        {
            var answer = new Answer<PostReceipt>();
            Core.Submit(new PostCommand(actor, messages, policy, answer.Set));
            return answer;
        }

        public Answer<Refusal?> Read(Actor actor, int seq)
        {
            var answer = new Answer<Refusal?>();
            Core.Submit(new ReadCommand(actor, seq, answer.Set));
            return answer;
        }

        void IConversationEffects.Load() => _world.Later(_reads, fate =>
        {
            if (fate == Fate.Refuse) Core.LoadFailed();
            else Core.Loaded(_world.Load());
        });

        void IConversationEffects.Find(PostCommand command, ImmutableArray<ClientId> clientIds) => _world.Later(_reads, fate =>
        {
            if (fate == Fate.Refuse) ConversationCore.FindFailed(command);
            else Core.Found(command, [.. _world.Log.Where(logged => logged.ClientId is { } id && clientIds.Contains(id))]);
        });

        void IConversationEffects.FindFiles(PostCommand command, ImmutableArray<string> ids) => _world.Later(_reads, fate =>
        {
            if (fate == Fate.Refuse) ConversationCore.FindFailed(command);
            else Core.FilesFound(command, [.. _world.Files.Where(file => ids.Contains(file.Id))]);
        });

        void IConversationEffects.Append(Append append) => _world.Later(append.Lineage, fate =>
        {
            var outcome = _world.Write(append, fate);
            _world.Later(_answers, _ => Core.Appended(append, outcome));
        });

        void IConversationEffects.Tell(ConversationState state, int after, ImmutableArray<LoggedEvent> events, int logEpoch) => Told.AddRange(events);

        void IConversationEffects.MarkRead(ConversationState state, ReadCursor cursor, ReadMarks seen) => Seen.Add(seen);

        void IConversationEffects.TellTyping(Author author)
        {
        }
    }
}

/// <summary>An answer that comes at most once.</summary>
internal sealed class Answer<T>
{
    private T? _value;

    public bool IsThere { get; private set; }

    public T Value => IsThere ? _value! : throw new InvalidOperationException("Not answered yet.");

    public void Set(T value)
    {
        if (IsThere) throw new InvalidOperationException("Answered twice.");
        _value = value;
        IsThere = true;
    }
}
