using System.Collections.Immutable;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Conversations;

/// <summary>
/// A conversation as a synchronous state machine: commands and results come in, effects and answers go out, nothing waits inside.
/// It holds two states: the committed one, which everybody sees, and the speculative one, which the rules decide on.
/// </summary>
public sealed partial class ConversationCore(ConversationId id, IConversationEffects effects, TimeProvider clock, ConversationOptions options)
{
    private readonly ConversationTail _tail = new();
    private readonly Queue<ConversationCommand> _waiting = new();
    private readonly Queue<PendingAppend> _pending = new();
    private readonly List<ReadCursor> _cursors = [];
    private readonly PostBudget _budget = new(options, clock);

    private Phase _phase = Phase.Unread;
    private AppendLineage _lineage = new();
    private ConversationState _committed = ConversationState.None;
    private ConversationState _speculative = ConversationState.None;
    private int _head;
    private int _speculativeHead;
    private int _writerEpoch;
    private int _logEpoch;
    private int _asked;

    private enum Phase
    {
        Unread,
        Reading,
        Ready,
    }

    /// <summary>The committed head; null while the log was not read.</summary>
    public int? Head => _phase == Phase.Ready ? _head : null;

    /// <summary>Takes a command. It is answered exactly once, now or later.</summary>
    public void Submit(ConversationCommand command)
    {
        if (_phase == Phase.Ready)
        {
            Run(command);
            return;
        }

        _waiting.Enqueue(command);
        Read();
    }

    /// <summary>The log was read; null: nothing was started.</summary>
    public void Loaded(LoadedConversation? loaded)
    {
        _phase = Phase.Ready;
        _lineage = new();
        _committed = _speculative = loaded?.State ?? ConversationState.None;
        _head = _speculativeHead = loaded?.Head ?? 0;
        _writerEpoch = loaded?.WriterEpoch ?? 0;
        _logEpoch = loaded?.LogEpoch ?? 0;
        _tail.Clear();
        if (loaded is not null)
        {
            _tail.Add(loaded.Tail);
            foreach (var cursor in loaded.Cursors) Advance(cursor);
        }

        // Another activation may start what is not there: nobody is answered so by a read that began before he asked.
        while (_phase == Phase.Ready && (_speculative.IsStarted || _asked-- > 0) && _waiting.TryDequeue(out var command)) Run(command);
        if (_phase != Phase.Ready || _speculative.IsStarted) return;
        _phase = Phase.Unread;
        if (_waiting.Count > 0) Read();
    }

    /// <summary>The log could not be read.</summary>
    public void LoadFailed()
    {
        _phase = Phase.Unread;
        while (_waiting.TryDequeue(out var command)) command.Refuse(new(RefusalCode.Unavailable));
    }

    /// <summary>An append's fate is known. Fates of a lineage that is over are of no interest.</summary>
    public void Appended(Append append, AppendOutcome outcome)
    {
        if (append.Lineage != _lineage || _phase != Phase.Ready) return;
        if (outcome != AppendOutcome.Committed)
        {
            StartOver(outcome);
            return;
        }

        var done = _pending.Dequeue();
        _committed = append.State;
        _head = append.Events[^1].Seq;
        _tail.Add(append.Events);
        foreach (var command in done.Commands) Answer(command);
        effects.Tell(_committed, append.ExpectedHead, append.Events, _logEpoch);
    }

    private void Read()
    {
        if (_phase != Phase.Unread) return;
        _phase = Phase.Reading;
        _asked = _waiting.Count;
        effects.Load();
    }

    private void Run(ConversationCommand command)
    {
        switch (command)
        {
            case PostCommand post:
                Run(post);
                break;
            case ChangeCommand change:
                Run(change);
                break;
            case ReadCommand read:
                Run(read);
                break;
            case TypingCommand typing:
                Run(typing);
                break;
        }
    }

    /// <summary>
    /// Nothing that was decided on the failed append stands. Read again; what lost but a race, or is fenced, so that reading tells what became of
    /// it, is decided once more.
    /// </summary>
    private void StartOver(AppendOutcome outcome)
    {
        var again = outcome is AppendOutcome.Lost or AppendOutcome.Duplicate or AppendOutcome.Doubtful;
        var refusal = new Refusal(outcome switch
        {
            AppendOutcome.Full => RefusalCode.StorageFull,
            AppendOutcome.Unsettled or AppendOutcome.Doubtful => RefusalCode.NoAnswer,
            _ => RefusalCode.Unavailable,
        });
        var undone = _pending.SelectMany(pending => pending.Commands).ToList();
        _pending.Clear();
        _phase = Phase.Unread;
        foreach (var command in undone)
        {
            if (!again || command.Repeated)
            {
                command.Refuse(refusal);
                continue;
            }

            command.Repeated = true;
            if (command is PostCommand post) (post.Found, post.Files) = (default, default);
            _waiting.Enqueue(command);
        }

        if (_waiting.Count > 0) Read();
    }

    /// <summary>Gives the events their places and the time of the decision, has them written, and holds the command until they are.</summary>
    private void Append(List<Draft> drafts, ConversationCommand command, long now)
    {
        var events = ImmutableArray.CreateBuilder<LoggedEvent>(drafts.Count);
        var state = _speculative;
        foreach (var draft in drafts)
        {
            var logged = new LoggedEvent(_speculativeHead + events.Count + 1, now, draft.Author, draft.ClientId, draft.Body);
            state = state.After(logged);
            events.Add(logged);
        }

        var append = new Append(id, _lineage, _speculativeHead, _writerEpoch, events.MoveToImmutable(), state);
        _speculative = state;
        _speculativeHead += drafts.Count;
        _pending.Enqueue(new(append, [command]));
        effects.Append(append);
    }

    private long Now(ConversationState state) => Math.Max(clock.GetUtcNow().ToUnixTimeMilliseconds(), state.LastAt);

    private readonly record struct Draft(Author Author, ClientId? ClientId, ConversationEvent Body);

    private readonly record struct PendingAppend(Append Append, List<ConversationCommand> Commands);
}
