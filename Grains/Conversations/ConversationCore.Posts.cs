using System.Collections.Immutable;

namespace OrleansChat.Conversations;

// How a conversation decides on posted messages: what is there already keeps its place, the rest goes to the end, in list order.
public sealed partial class ConversationCore
{
    /// <summary>Earlier events with the command's client ids were looked up.</summary>
    public void Found(PostCommand command, ImmutableArray<LoggedEvent> events)
    {
        command.Found = events;
        Submit(command);
    }

    /// <summary>The look-up did not succeed.</summary>
    public static void FindFailed(PostCommand command) => command.Refuse(new(RefusalCode.Unavailable));

    private void Run(PostCommand command)
    {
        var now = Now(_speculative);
        if (ConversationRules.MayEnter(_speculative, command.Actor) is { } foreign)
        {
            command.Refuse(new(foreign));
            return;
        }

        if (MustLookUp(command) is { IsEmpty: false } clientIds)
        {
            effects.Find(command, clientIds);
            return;
        }

        var decision = new PostDecision(_speculative, command, _speculativeHead, now);
        foreach (var message in command.Messages)
        {
            var goesOn = Known(command, message.ClientId) is { } known
                ? decision.Repeat(message, known)
                : decision.Add(message, this);
            if (!goesOn) break;
        }

        command.Decided = decision.Receipt;
        if (decision.Drafts.Count > 0) Append(decision.Drafts, command, now);
        else AfterCommits(command);
    }

    private Refusal? MayAdd(PostCommand command, NewMessage message, long now)
    {
        if (MessageText.Check(message.Text, out _) is { } unfit) return new(unfit);
        if (ConversationRules.MayPost(_speculative, command.Actor, command.Policy, now, options) is { } code) return new(code);
        if (command.Repeated || _budget.TryTake(1)) return null;
        return new(RefusalCode.TooMany, RetryAfterSeconds: 1);
    }

    /// <summary>The client ids that may stand in the part of the log that is not in memory.</summary>
    private ImmutableArray<ClientId> MustLookUp(PostCommand command)
    {
        if (!command.Found.IsDefault || _tail.First <= 1 || _head == 0) return [];
        ImmutableArray<ClientId>.Builder? unknown = null;
        foreach (var message in command.Messages)
        {
            if ((message.Retry || command.Repeated) && InMemory(message.ClientId) is null) (unknown ??= ImmutableArray.CreateBuilder<ClientId>()).Add(message.ClientId);
        }

        return unknown?.ToImmutable() ?? [];
    }

    private LoggedEvent? Known(PostCommand command, ClientId clientId) =>
        InMemory(clientId) ?? (command.Found.IsDefault ? null : command.Found.FirstOrDefault(found => found.ClientId == clientId));

    private LoggedEvent? InMemory(ClientId clientId)
    {
        foreach (var pending in _pending)
        {
            foreach (var logged in pending.Append.Events)
            {
                if (logged.ClientId == clientId) return logged;
            }
        }

        return _tail.Find(clientId);
    }

    /// <summary>Receipts and drafts of one Post while its messages are gone through.</summary>
    private sealed class PostDecision(ConversationState state, PostCommand command, int head, long now)
    {
        private readonly ImmutableArray<Receipt>.Builder _receipts = ImmutableArray.CreateBuilder<Receipt>(command.Messages.Length);
        private Refusal? _refusal;

        public List<Draft> Drafts { get; } = new(command.Messages.Length);

        public PostReceipt Receipt => new(_receipts.ToImmutable(), _refusal);

        /// <summary>The message is in the log already; the same id with another body is a mistake of the sender.</summary>
        public bool Repeat(NewMessage message, LoggedEvent known)
        {
            var same = known.Body is MessagePosted posted && posted.Text == message.Text
                && known.Author.Kind == command.Actor.Kind && known.Author.Id == command.Actor.Id;
            if (!same) return Stop(new(RefusalCode.ClientIdTaken));
            _receipts.Add(new(known.Seq, known.At));
            return true;
        }

        public bool Add(NewMessage message, ConversationCore core)
        {
            for (var twin = 0; twin < Drafts.Count; twin++)
            {
                if (Drafts[twin].ClientId == message.ClientId)
                    return Repeat(message, new(head + twin + 1, now, Drafts[twin].Author, message.ClientId, Drafts[twin].Body));
            }

            if (core.MayAdd(command, message, now) is { } refusal) return Stop(refusal);
            var author = Drafts.Count > 0 ? Drafts[0].Author : command.Actor.AsAuthor();
            if (Drafts.Count == 0)
            {
                foreach (var before in ConversationRules.BeforePost(state, command.Actor)) Drafts.Add(new(author, null, before));
            }

            Drafts.Add(new(author, message.ClientId, new MessagePosted(message.Text)));
            _receipts.Add(new(head + Drafts.Count, now));
            return true;
        }

        private bool Stop(Refusal refusal)
        {
            _refusal = refusal;
            return false;
        }
    }
}
