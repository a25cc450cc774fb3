using System.Collections.Immutable;
using OrleansChat.Attachments;

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

    /// <summary>The command's files were looked up.</summary>
    public void FilesFound(PostCommand command, ImmutableArray<Attachment> files)
    {
        command.Files = files;
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

        if (command.Files.IsDefault && NewFiles(command) is { IsEmpty: false } files)
        {
            effects.FindFiles(command, files);
            return;
        }

        var decision = new PostDecision(_speculative, command, FreeFiles(command), _speculativeHead, now);
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
        var unfit = MessageText.Check(message.Text, out _);
        if (unfit is { } code && (code != RefusalCode.TextEmpty || message.Attachments.IsEmpty)) return new(code);
        if (message.Attachments.Length > options.FilesAMessage) return new(RefusalCode.AttachmentsTooMany);
        if (ConversationRules.MayPost(_speculative, command.Actor, command.Policy, now, options) is { } forbidden) return new(forbidden);
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
            // A message's files are in no other one: whether it is there already decides on them.
            if ((message.Retry || command.Repeated || !message.Attachments.IsEmpty) && InMemory(message.ClientId) is null) (unknown ??= ImmutableArray.CreateBuilder<ClientId>()).Add(message.ClientId);
        }

        return unknown?.ToImmutable() ?? [];
    }

    /// <summary>The files of messages that are not known: those of the others have been looked at when they were.</summary>
    private ImmutableArray<string> NewFiles(PostCommand command)
    {
        ImmutableArray<string>.Builder? ids = null;
        foreach (var message in command.Messages)
        {
            if (message.Attachments.IsEmpty || Known(command, message.ClientId) is not null) continue;
            (ids ??= ImmutableArray.CreateBuilder<string>()).AddRange(message.Attachments);
        }

        return ids?.ToImmutable() ?? [];
    }

    /// <summary>What was looked up, less what an append on its way has by now.</summary>
    private List<Attachment>? FreeFiles(PostCommand command)
    {
        if (command.Files.IsDefaultOrEmpty) return null;
        var taken = _pending.SelectMany(pending => pending.Append.Events)
            .Select(logged => logged.Body).OfType<MessagePosted>().SelectMany(message => message.Attachments).Select(file => file.Id).ToHashSet();
        return [.. command.Files.Where(file => !taken.Contains(file.Id))];
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
    private sealed class PostDecision(ConversationState state, PostCommand command, List<Attachment>? files, int head, long now)
    {
        private readonly ImmutableArray<Receipt>.Builder _receipts = ImmutableArray.CreateBuilder<Receipt>(command.Messages.Length);
        private Refusal? _refusal;

        public List<Draft> Drafts { get; } = new(command.Messages.Length);

        public PostReceipt Receipt => new(_receipts.ToImmutable(), _refusal);

        /// <summary>The message is in the log already; the same id with another body is a mistake of the sender.</summary>
        public bool Repeat(NewMessage message, LoggedEvent known)
        {
            var same = known.Body is MessagePosted posted && posted.Text == message.Text
                && posted.Attachments.Select(file => file.Id).SequenceEqual(message.Attachments)
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
            if (Take(message.Attachments) is not { IsDefault: false } attachments) return Stop(new(RefusalCode.NotFound, "attachments"));
            var author = Drafts.Count > 0 ? Drafts[0].Author : command.Actor.AsAuthor();
            if (Drafts.Count == 0)
            {
                foreach (var before in ConversationRules.BeforePost(state, command.Actor)) Drafts.Add(new(author, null, before));
            }

            Drafts.Add(new(author, message.ClientId, new MessagePosted(message.Text) { Attachments = attachments }));
            _receipts.Add(new(head + Drafts.Count, now));
            return true;
        }

        // Each file belongs to one message: what one of the list has, none behind it gets.
        private ImmutableArray<Attachment> Take(ImmutableArray<string> ids)
        {
            if (ids.IsEmpty) return [];
            var taken = ImmutableArray.CreateBuilder<Attachment>(ids.Length);
            foreach (var id in ids)
            {
                if (files?.Find(file => file.Id == id) is not { } file) return default;
                files!.Remove(file);
                taken.Add(file);
            }

            return taken.MoveToImmutable();
        }

        private bool Stop(Refusal refusal)
        {
            _refusal = refusal;
            return false;
        }
    }
}
