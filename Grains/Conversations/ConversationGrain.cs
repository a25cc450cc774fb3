using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansChat.Conversations.Log;
using Orleans.Placement;
using OrleansChat.Feed;

namespace OrleansChat.Conversations;

/// <summary>The conversation's grain: it hands calls to the core, carries out its effects, and keeps nothing that the log does not have.</summary>
[GrainType("conversation"), PreferLocalPlacement]
public sealed partial class ConversationGrain : Grain, IConversationGrain, IConversationEffects
{
    private readonly IConversationLog _log;
    private readonly ConversationNewsDesk _news;
    private readonly ILogger _logger;
    private readonly ConversationCore _core;
    private readonly ConversationId _id;

    /// <summary>Made by the cluster when the conversation is first called.</summary>
    public ConversationGrain(
        IGrainContext context,
        IConversationLog log,
        Fronts fronts,
        Pokes pokes,
        TimeProvider clock,
        IRandomIds random,
        IOptions<ConversationOptions> options,
        ILogger<ConversationGrain> logger)
    {
        if (!ConversationId.TryParse(context.GrainId.Key.ToString(), out _id)) throw new ArgumentException("Not a conversation's id.");
        _log = log;
        _logger = logger;
        _news = new(_id, random.NewId(), fronts, pokes, clock);
        _core = new(_id, this, clock, options.Value);
    }

    /// <inheritdoc />
    public Task<Outcome<StartReceipt>> Start(StartConversation command) =>
        Submit(Change.Start, command.Visitor, start: command);

    /// <inheritdoc />
    public Task<PostReceipt> Post(Actor actor, ImmutableArray<NewMessage> messages, ReopenPolicy policy)
    {
        var answer = new TaskCompletionSource<PostReceipt>();
        _core.Submit(new PostCommand(actor, messages, policy, answer.SetResult));
        return answer.Task;
    }

    /// <inheritdoc />
    public Task<Outcome<StartReceipt>> Assign(Actor actor, Author? assignee) => Submit(Change.Assign, actor, assignee: assignee);

    /// <inheritdoc />
    public Task<Outcome<StartReceipt>> Close(Actor actor) => Submit(Change.Close, actor);

    /// <inheritdoc />
    public Task<Outcome<StartReceipt>> Reopen(Actor actor) => Submit(Change.Reopen, actor);

    /// <inheritdoc />
    public Task<Refusal?> Read(Actor actor, int seq)
    {
        var answer = new TaskCompletionSource<Refusal?>();
        _core.Submit(new ReadCommand(actor, seq, answer.SetResult));
        return answer.Task;
    }

    /// <inheritdoc />
    public Task<Refusal?> Typing(Actor actor)
    {
        var answer = new TaskCompletionSource<Refusal?>();
        _core.Submit(new TypingCommand(actor, answer.SetResult));
        return answer.Task;
    }

    /// <inheritdoc />
    public Task<WatchReceipt> Watch(string frontId)
    {
        _news.Watch(frontId);
        return Task.FromResult(new WatchReceipt(_news.Activation, _core.Head));
    }

    async void IConversationEffects.Load()
    {
        try
        {
            var loaded = await _log.Load(_id);
            CrashPoint.Reach(CrashPoint.AfterLoad);
            _core.Loaded(loaded);
        }
        catch (LogUnavailableException unavailable)
        {
            LogLoadFailed(_id, unavailable);
            _core.LoadFailed();
        }
    }

    async void IConversationEffects.Find(PostCommand command, ImmutableArray<ClientId> clientIds)
    {
        try
        {
            var found = await _log.Find(_id, clientIds);
            _core.Found(command, found);
        }
        catch (LogUnavailableException unavailable)
        {
            LogLoadFailed(_id, unavailable);
            ConversationCore.FindFailed(command);
        }
    }

    async void IConversationEffects.FindFiles(PostCommand command, ImmutableArray<string> ids)
    {
        try
        {
            var found = await _log.Files(command.Actor, ids);
            _core.FilesFound(command, found);
        }
        catch (LogUnavailableException unavailable)
        {
            LogLoadFailed(_id, unavailable);
            ConversationCore.FindFailed(command);
        }
    }

    async void IConversationEffects.Append(Append append)
    {
        var outcome = await _log.Append(append);
        if (outcome != AppendOutcome.Committed) LogAppendFailed(_id, append.ExpectedHead, outcome);
        _core.Appended(append, outcome);
    }

    void IConversationEffects.Tell(ConversationState state, int after, ImmutableArray<LoggedEvent> events, int logEpoch) =>
        _news.Tell(state, after, events, logEpoch);

    async void IConversationEffects.MarkRead(ConversationState state, ReadCursor cursor, ReadMarks seen)
    {
        _news.TellSeen(seen);
        try
        {
            await _log.MarkRead(_id, cursor.Participant, cursor.Kind, cursor.Seq);
            _news.TellUnread(state, cursor.Kind);
        }
        catch (LogUnavailableException unavailable)
        {
            LogCursorLost(_id, unavailable);
        }
    }

    void IConversationEffects.TellTyping(Author author) => _news.TellTyping(author);

    private Task<Outcome<StartReceipt>> Submit(Change change, Actor actor, StartConversation? start = null, Author? assignee = null)
    {
        var answer = new TaskCompletionSource<Outcome<StartReceipt>>();
        _core.Submit(new ChangeCommand(change, actor, answer.SetResult) { Start = start, Assignee = assignee });
        return answer.Task;
    }
}
