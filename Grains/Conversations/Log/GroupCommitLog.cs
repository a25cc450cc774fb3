using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using OrleansChat.Attachments;

namespace OrleansChat.Conversations.Log;

/// <summary>
/// The log of one silo: callers queue, one thread writes. While a batch is on its way to the disk the next one gathers, so that the more
/// is going on, the more messages share a flush, and a lone message never waits for company.
/// </summary>
internal sealed partial class GroupCommitLog : IConversationLog, IDisposable
{
    private readonly IBatchStore _store;
    private readonly ILogReader _reader;
    private readonly LogHealth _health;
    private readonly TimeProvider _time;
    private readonly ILogger<GroupCommitLog> _logger;
    private readonly PendingAppends _pending = new();
    private readonly CursorBuffer _cursors;
    private readonly LogThread? _thread;
    private readonly Action _wake;

    /// <summary>
    /// Without <paramref name="wake"/> the log has a thread of its own. With it no thread: it is called when there is work, and who gave it
    /// takes the turns.
    /// </summary>
    public GroupCommitLog(
        IBatchStore store, ILogReader reader, LogHealth health, TimeProvider time, ILogger<GroupCommitLog> logger, Action? wake = null)
    {
        (_store, _reader, _health, _time, _logger) = (store, reader, health, time, logger);
        if (wake is null) _thread = new(this);
        _wake = wake ?? _thread!.Wake;
        _cursors = new(time, _wake);
        _thread?.Start();
    }

    /// <inheritdoc />
    public async Task<LoadedConversation?> Load(ConversationId id)
    {
        // Cursors first: what is written in between is then seen twice rather than not at all.
        var unwritten = _cursors.Of(id);
        return await _reader.Load(id) is { } loaded ? With(loaded, unwritten) : null;
    }

    /// <inheritdoc />
    public Task<ImmutableArray<LoggedEvent>> Find(ConversationId id, ImmutableArray<ClientId> clientIds) => _reader.Find(id, clientIds);

    /// <inheritdoc />
    public Task<ImmutableArray<Attachment>> Files(Actor sender, ImmutableArray<string> ids) => _reader.Files(sender, ids);

    /// <inheritdoc />
    public Task<AppendOutcome> Append(Append append)
    {
        if (_health.Broken is not null) return Task.FromResult(AppendOutcome.Unavailable);
        var pending = new PendingAppend(append);
        if (!_pending.TryAdd(pending, out var refusal)) return Task.FromResult(refusal);
        _wake();
        return pending.Outcome;
    }

    /// <inheritdoc />
    public Task MarkRead(ConversationId id, string participant, AuthorKind kind, int seq) => _health.Broken is { } why
        ? Task.FromException(new LogUnavailableException(why))
        : seq > 0 ? _cursors.Move(new(id, participant, kind, seq)) : Task.CompletedTask;

    /// <summary>Writes what is queued, also cursors that are not due, and takes no more.</summary>
    public void Dispose()
    {
        _pending.Close();
        Volatile.Write(ref _stopping, true);
        _wake();
        _thread?.Dispose();
        _cursors.Dispose();
        _retry?.Dispose();
    }

    private static LoadedConversation With(LoadedConversation loaded, IReadOnlyList<CursorMove> unwritten)
    {
        var cursors = loaded.Cursors;
        foreach (var move in unwritten)
        {
            var known = cursors.FirstOrDefault(cursor => cursor.Participant == move.Participant);
            var seq = Math.Min(move.Seq, loaded.Head);
            if (known.Participant is null) cursors = cursors.Add(new(move.Participant, move.Kind, seq));
            else if (known.Seq < seq) cursors = cursors.Replace(known, known with { Seq = seq });
        }

        return loaded with { Cursors = cursors };
    }
}
