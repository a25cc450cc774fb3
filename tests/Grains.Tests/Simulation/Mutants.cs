namespace OrleansChat.Tests.Simulation;

/// <summary>The bugs that the simulation has to find, by where they are planted.</summary>
internal static class Mutants
{
    private const string Conversations = "Grains/Conversations/";
    private const string Core = Conversations + "ConversationCore.cs";
    private const string Posts = Conversations + "ConversationCore.Posts.cs";
    private const string Changes = Conversations + "ConversationCore.Changes.cs";
    private const string Reading = Conversations + "ConversationCore.Reading.cs";
    private const string Rules = Conversations + "ConversationRules.cs";
    private const string Log = Conversations + "Log/";
    private const string Writing = Log + "GroupCommitLog.Writing.cs";
    private const string Fencing = Log + "GroupCommitLog.Fencing.cs";
    private const string Queue = Log + "PendingAppends.cs";
    private const string Group = Log + "AppendGroup.cs";
    private const string Cursors = Log + "CursorBuffer.cs";
    private const string Wire = "Grains.Interfaces/Wire/WireNames.cs";
    private const string Simulator = "tests/Grains.Tests/Simulation/";
    private const string Database = Simulator + "SimulatedDatabase.cs";
    private const string Front = Simulator + "SimulatedFront.cs";
    private const string Browser = Simulator + "Browser.cs";
    private const string Sending = Simulator + "Browser.Sending.cs";

    public static IReadOnlyList<Mutant> All { get; } = [.. OfDecisions(), .. OfAnswers(), .. OfRules(), .. OfLog(), .. OfDoubt(), .. OfCursors(), .. OfReaders(), .. OfSenders(), .. OfDatabase()];

    private static IEnumerable<Mutant> OfDecisions() =>
    [
        new("what is remembered claims to be all", Conversations + "ConversationTail.cs", "out var first) ? first.Seq", "out _) ? 1"),
        new("the speculative state survives a reload", Core, "_committed = _speculative = loaded", "_committed = loaded"),
        new("the speculative head survives a reload", Core, "_head = _speculativeHead = loaded", "_head = loaded"),
        new("the writer epoch is not read again", Core, "        _writerEpoch = loaded?.WriterEpoch ?? 0;\n", ""),
        new("the lineage survives a reload", Core, "        _lineage = new();\n", ""),
        new("what waits for commits survives a reload", Core, "        _pending.Clear();\n", ""),
        new("after a failed read nothing is read any more", Core, "        _phase = Phase.Unread;\n        while", "        while"),
        new("that nothing was started is remembered", Core, "        _phase = Phase.Unread;\n        if (_waiting.Count > 0) Read();\n    }\n", "    }\n"),
        new("time is the clock's alone", Core, "Math.Max(clock.GetUtcNow().ToUnixTimeMilliseconds(), state.LastAt)", "clock.GetUtcNow().ToUnixTimeMilliseconds()"),
        new("the budget does not fill again", Conversations + "PostBudget.cs", "clock.GetElapsedTime(_at, now).TotalSeconds", "0"),
        new("a repeated command is not looked up", Posts, "(message.Retry || command.Repeated || ", "(message.Retry || "),
        new("nothing is looked up", Posts, "_head == 0) return [];", "_head >= 0) return [];"),
        new("a client id twice in a list is not seen", Posts, "if (Drafts[twin].ClientId == message.ClientId)", "if (twin >= 100 && Drafts[twin].ClientId == message.ClientId)"),
        new("another text under the same client id is taken", Posts, " && posted.Text == message.Text", ""),
        new("receipts forget what stands before the message", Posts, "new(head + Drafts.Count, now));\n            return true;\n        }\n\n        // Each", "new(head + _receipts.Count + 1, now));\n            return true;\n        }\n\n        // Each"),
    ];

    private static IEnumerable<Mutant> OfAnswers() =>
    [
        new("a post is acknowledged before it is written", Core, "_pending.Enqueue(new(append, [command]));", "_pending.Enqueue(new(append, []));\n        Answer(command);"),
        new("what depends on a write is answered before it", Changes, "if (_pending.Count == 0) Answer(command);", "if (_pending.Count == 0 || command is not ReadCommand) Answer(command);"),
        new("watchers are told before it is written", Core, "        effects.Append(append);", "        effects.Tell(state, append.ExpectedHead, append.Events, _logEpoch);\n        effects.Append(append);"),
        new("watchers are told nothing", Simulator + "SimulatedActivation.cs", "foreach (var front in Watchers()) front.Expect(_silo, () => front.Hear(news));", "if (events.Length < 3) return;"),
        new("a failed write's commands are not answered", Core, "                command.Refuse(refusal);\n                continue;", "                continue;"),
        new("a failed read's commands are not answered", Core, "while (_waiting.TryDequeue(out var command)) command.Refuse(new(RefusalCode.Unavailable));", "_waiting.Clear();"),
        new("a failed look-up is not answered", Posts, "command.Refuse(new(RefusalCode.Unavailable));", "command.Found = [];"),
        new("an answered command is answered again", Core, "foreach (var command in done.Commands) Answer(command);", "foreach (var command in done.Commands) Answer(command);\n        if (done.Commands.Count > 1) Answer(done.Commands[1]);"),
    ];

    private static IEnumerable<Mutant> OfRules() =>
    [
        new("a closed conversation takes a message as it is", Rules, "if (state.Status == ConversationStatus.Closed) yield return new Reopened();", ""),
        new("the policy for closed conversations is not asked", Rules, "policy == ReopenPolicy.StartNew || tooOld", "tooOld"),
        new("anybody may enter", Rules, "state.IsStarted && actor.MayEnter(state.SessionId, state.DepartmentId)", "state.IsStarted"),
        new("assignments are not counted", Rules, "state.AssignmentEpoch + 1", "state.AssignmentEpoch"),
        new("an answer leaves the conversation to nobody", Rules, "actor.Kind == AuthorKind.Operator && state.AssigneeId is null", "actor.Kind == AuthorKind.System"),
        new("messages of the team are counted as the visitor's", Conversations + "ConversationState.cs", "TeamMessages = TeamMessages + (byVisitor ? 0 : 1)", "TeamMessages = TeamMessages"),
    ];

    private static IEnumerable<Mutant> OfLog() =>
    [
        new("the log answers before the store does", Writing, "            var outcomes = _store.Commit", "            foreach (var group in groups) Answer(group.Appends, AppendOutcome.Committed);\n            var outcomes = _store.Commit"),
        new("a lost race counts as written", Writing, "if (outcomes[i] == AppendOutcome.Committed)", "if (outcomes[i] != AppendOutcome.Duplicate)"),
        new("behind a failed append nobody is answered", Writing, "            foreach (var behind in group.Appends.Skip(1)) Answer(behind, behind.Append.Lineage.BrokenBy);\n", ""),
        new("a range with a duplicate is forgotten", Writing, "_pending.PutBackAlone(groups[i].Appends);", "groups[i].Appends.Clear();"),
        new("a range with a duplicate is tried again as it is", Queue, "        foreach (var append in appends) append.Alone = true;\n", "        if (appends.Count > 3) appends.RemoveAt(3);\n"),
        new("a lineage does not break", Log + "Append.cs", "_brokenBy = (int)(outcome == AppendOutcome.Duplicate ? AppendOutcome.Lost : outcome);", "_ = outcome;"),
        new("what is queued behind a failure stays queued", Queue, "            Pick(_arrived);\n", ""),
        new("what is to be tried alone is tried in a range", Group, "!first.Alone && !next.Alone && ", ""),
        new("a range forgets its last append", Group, "foreach (var append in Appends) rows.AddRange", "foreach (var append in Appends.Take(Appends.Count - 1)) rows.AddRange"),
        new("message numbers are the last event's", Log + "PendingAppend.cs", "if (events[i].Author.Kind == AuthorKind.Visitor) visitor--;", "if (events[i].Author.Kind == AuthorKind.Visitor) visitor -= 0;"),
        new("a failing store is not noticed", Writing, "            Refuse(groups, AppendOutcome.Unavailable);", "            _refusing = AppendOutcome.Unavailable;\n            KeepCursors();"),
        new("a full disk counts as written", Writing, "            Refuse(groups, AppendOutcome.Full);", "            Refuse(groups, AppendOutcome.Committed);"),
    ];

    private static IEnumerable<Mutant> OfDoubt() =>
    [
        new("doubt is answered without a fence", Writing, "            LogDoubtful(failure);\n            Doubt(groups);", "            LogDoubtful(failure);\n            Refuse(groups, AppendOutcome.Doubtful);"),
        new("the fence is not written", Fencing, "            _store.Fence(_unfenced.Keys);\n", ""),
        new("a failed fence counts as one", Fencing, "            LetGo();\n            _retry = _time.CreateTimer(_ => RetryFence(), null, FenceRetry, Timeout.InfiniteTimeSpan);\n            return;", ""),
        new("a failed fence is not tried again", Fencing, "            _retry = _time.CreateTimer(_ => RetryFence(), null, FenceRetry, Timeout.InfiniteTimeSpan);\n", ""),
        new("after the fence doubt goes on", Fencing, "        _pending.Fenced([.. fenced.Select(entry => entry.Key)]);\n", ""),
        new("doubt counts as written", Fencing, "foreach (var (_, appends) in fenced) Answer(appends, outcome);", "foreach (var (_, appends) in fenced) Answer(appends, AppendOutcome.Committed);"),
        new("who waits for a fence is left waiting", Fencing, "            LetGo();\n", ""),
        new("who waits for a fence is told that nothing was written", Fencing, "Answer(waiting, AppendOutcome.Unsettled)", "Answer(waiting, AppendOutcome.Unavailable)"),
        new("what is queued behind doubt is forgotten", Fencing, "        foreach (var append in _pending.Doubt([.. groups.Select(group => group.Id)])) _unfenced[append.Append.Id].Add(append);\n", "        _pending.Doubt([.. groups.Select(group => group.Id)]);\n"),
        new("a start in doubt comes after the fence", Simulator + "SiloStore.cs", "        DecideStarts();\n", ""),
        new("the database does not ask for the writer epoch", Database, " || row.WriterEpoch != write.WriterEpoch", ""),
    ];

    private static IEnumerable<Mutant> OfCursors() =>
    [
        new("a cursor may shrink", Reading, "else if (_cursors[at].Seq >= cursor.Seq) return false;", "else if (_cursors[at].Seq == cursor.Seq) return false;"),
        new("a cursor may pass the head", Reading, "Math.Min(command.Seq, _head)", "command.Seq"),
        new("cursors of a refused batch are lost", Cursors, "            foreach (var move in taken) Keep(move);\n", ""),
        new("cursors wait for company", Cursors, "        due();\n", ""),
        new("cursors are written in one second only", Cursors, "            _timer = null;\n", ""),
        new("a second cursor of a conversation is lost", Cursors, "            moves.Add(move);\n            _count++;", "            if (moves.Count == 0) moves.Add(move);\n            _count++;"),
    ];

    private static IEnumerable<Mutant> OfReaders() =>
    [
        new("a visitor sees assignments", Wire, "Assigned assigned when forOperator", "Assigned assigned"),
        new("a visitor sees ids", Wire, "forOperator && author.Id.Length > 0", "author.Id.Length > 0"),
        new("a gap is not seen", Browser, "else if (batch.After == _position) Append(batch);", "else if (batch.After >= 0) Append(batch);"),
        new("a position is the last event shown", Browser, "        _shown.AddRange(fresh);\n        _position = batch.Head;", "        _shown.AddRange(fresh);\n        _position = fresh.Count == 0 ? _position : fresh[^1].Seq;"),
        new("what is known is shown again", Browser, "batch.Events.Where(shown => shown.Seq > _position)", "batch.Events.Where(shown => shown.Seq >= 0)"),
        new("a head is not followed", Browser, "if (!_loaded || head > _position) Pull();", "if (!_loaded) Pull();"),
        new("an activation that told of reading only is taken for known", Simulator + "SimulatedActivation.cs", "        if (!_introduced) (_introduced, _since) = (true, _cluster.Timeline.Now);\n", ""),
        new("heads are not asked for", Front, "if (head > watched.Head)\n", "if (head > 1_000)\n"),
        new("a reader that pulls is not listened for", Front, "if (!watched.Connections.Contains(connection)) watched.Connections.Add(connection);", ""),
    ];

    private static IEnumerable<Mutant> OfSenders() =>
    [
        new("the outbox lets go when it sends", Sending, "            entry.Tried = true;\n", "            entry.Tried = true;\n            _outbox.Remove(entry);\n"),
        new("what failed is sent after what is newer", Sending, "_outbox.Take(", "_outbox.OrderBy(entry => entry.Tried).Take("),
        new("a message that was not answered is given up", Sending, "if (receipt is null) TryLater();", "if (receipt is null) OnRefused(entries[0], new(RefusalCode.Malformed));"),
        new("a second try is a second message", Sending, "new NewMessage(entry.ClientId, entry.Text, entry.Tried && entry.Hint)", "new NewMessage(entry.Tried ? new(entry.ClientId.Value + 1_000_000) : entry.ClientId, entry.Text, entry.Tried && entry.Hint)"),
    ];

    private static IEnumerable<Mutant> OfDatabase() =>
    [
        new("the database does not ask for the head", Database, "row.Head != write.ExpectedHead || ", ""),
        new("the database takes a client id twice", Database, "if (ids.Any(row.ByClientId.ContainsKey) || ids.Distinct().Count() < ids.Count) return AppendOutcome.Duplicate;", ""),
        new("the database keeps the last cursor instead of the furthest", Database, "if (known.Seq < seq) row", "if (known.Seq != seq) row"),
    ];
}
