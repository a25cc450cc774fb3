using OrleansChat.Conversations;
using OrleansChat.Cluster.Tests.History;

namespace OrleansChat.Cluster.Tests.Checking;

/// <summary>Every promise is broken once on purpose: a checker that finds nothing wrong is worth nothing.</summary>
public sealed class CheckerTests
{
    private readonly SampleRun _sample = new();

    [Fact]
    public void A_run_that_keeps_every_promise_passes() => Checker.Check(_sample.Run);

    [Fact]
    public void An_acknowledged_message_that_is_not_in_the_log_is_found()
    {
        _sample.Events.RemoveAll(kept => kept.Seq == 5);
        Caught<NothingAcknowledgedIsLost>();
    }

    [Fact]
    public void An_acknowledged_message_whose_place_another_has_is_found()
    {
        _sample.Events[3] = _sample.Events[3] with { ClientId = "other" };
        Caught<NothingAcknowledgedIsLost>();
    }

    [Fact]
    public void An_acknowledged_message_that_was_changed_is_found()
    {
        _sample.Events[4] = _sample.Events[4] with { Text = "buy" };
        Caught<NothingAcknowledgedIsLost>();
    }

    [Fact]
    public void A_message_that_nobody_sent_is_found()
    {
        _sample.Events.Add(new(6, "message", AuthorKind.Visitor, "session-ada", "ghost", "boo"));
        Caught<NothingIsInvented>();
    }

    [Fact]
    public void A_message_under_another_author_is_found()
    {
        _sample.Events[1] = _sample.Events[1] with { AuthorId = "session-bob" };
        Caught<NothingIsInvented>();
    }

    [Fact]
    public void A_message_that_stands_twice_is_found()
    {
        _sample.Events.Add(_sample.Events[4] with { Seq = 6 });
        Caught<NothingIsDoubled>();
    }

    [Fact]
    public void A_retry_that_was_answered_with_another_position_is_found()
    {
        _sample.Add(new Acknowledged("ada", SampleRun.Conversation, "m3", 6, 1_006));
        Caught<NothingIsDoubled>();
    }

    [Fact]
    public void A_message_that_was_refused_for_good_and_stands_in_the_log_is_found()
    {
        _sample.Add(new Refused("ada", SampleRun.Conversation, "m3", 409, "conversation_closed"));
        Caught<NothingIsDoubled>();
    }

    [Fact]
    public void A_gap_is_found()
    {
        _sample.Events[4] = _sample.Events[4] with { Seq = 6 };
        Caught<PositionsAreGapless>();
    }

    [Fact]
    public void A_head_that_is_not_the_last_position_is_found()
    {
        _sample.Head = 4;
        Caught<PositionsAreGapless>();
    }

    [Fact]
    public void A_message_that_overtook_an_acknowledged_one_is_found()
    {
        var (second, third) = (_sample.Events[3], _sample.Events[4]);
        (_sample.Events[3], _sample.Events[4]) = (third with { Seq = 4 }, second with { Seq = 5 });
        Caught<OrderIsRealTime>();
    }

    [Fact]
    public void A_batch_with_a_hole_is_found()
    {
        _sample.Show("ada", 0, 5, 1, 2, 5);
        Caught<ReadsArePrefixes>();
    }

    [Fact]
    public void An_assignment_that_a_visitor_was_shown_is_found()
    {
        _sample.Show("ada", 0, 5, 1, 2, 3, 4, 5);
        Caught<ReadsArePrefixes>();
    }

    [Fact]
    public void A_view_that_goes_back_is_found()
    {
        _sample.Add(new Stood("ada", SampleRun.Conversation, 4));
        Caught<ReadsArePrefixes>();
    }

    [Fact]
    public void A_message_that_was_shown_and_is_not_kept_is_found()
    {
        _sample.Add(new Shown("ada", SampleRun.Conversation, 5, 6, 0, [new(6, "message", "operator", "m9", "soon")], Pushed: true));
        Caught<NothingIsShownThatIsNotKept>();
    }

    [Fact]
    public void A_text_that_was_shown_otherwise_is_found()
    {
        _sample.Alter<Shown>(batch => batch with { Events = [.. batch.Events.Select(shown => shown.Seq == 4 ? shown with { Text = "high" } : shown)] });
        Caught<NothingIsShownThatIsNotKept>();
    }

    [Fact]
    public void A_head_beyond_the_end_is_found()
    {
        _sample.Add(new Listed("olga", SampleRun.Conversation, 6, 0, "bye"));
        Caught<NothingIsShownThatIsNotKept>();
    }

    [Fact]
    public void A_visitor_who_was_shown_what_is_not_his_is_found()
    {
        _sample.Show("bob", 0, 2, 1, 2);
        Caught<NobodySeesWhatIsNotHis>();
    }

    [Fact]
    public void A_visitor_who_was_let_in_is_found()
    {
        _sample.Alter<Trespassed>(tried => tried with { Code = null });
        Caught<NobodySeesWhatIsNotHis>();
    }

    [Fact]
    public void A_client_that_stays_behind_is_found()
    {
        _sample.Entries.RemoveAll(entry => entry is Stood { Client: "ada" });
        _sample.Add(new Stood("ada", SampleRun.Conversation, 4));
        Caught<EverybodyReachesTheEnd>();
    }

    [Fact]
    public void A_client_that_comes_late_is_found()
    {
        _sample.Entries.RemoveAll(entry => entry is Stood { Client: "olga" });
        _sample.Wait(TimeSpan.FromSeconds(1));
        _sample.Add(new Stood("olga", SampleRun.Conversation, 5));
        Caught<EverybodyReachesTheEnd>();
    }

    [Fact]
    public void A_message_without_an_answer_is_found()
    {
        _sample.Add(new Wanted("bob", SampleRun.Conversation, "m4", "?"));
        Caught<EverybodyReachesTheEnd>();
    }

    [Fact]
    public void A_wrong_unread_number_is_found()
    {
        _sample.Add(new Listed("ada", SampleRun.Conversation, 5, Unread: 0, "bye"));
        Caught<UnreadIsTheLogs>();
    }

    [Fact]
    public void An_internal_error_is_found()
    {
        _sample.Add(new Refused("ada", SampleRun.Conversation, "m3", 500, "internal"));
        Caught<NothingFailsUncoded>();
    }

    [Fact]
    public async Task A_history_is_the_same_after_it_was_saved_and_loaded()
    {
        var file = Path.GetTempFileName();
        var chronicle = new Chronicle();
        foreach (var entry in _sample.Entries) chronicle.Add(entry);
        await chronicle.Save(file);
        var loaded = Chronicle.Load(file);
        Assert.Equal(chronicle.Entries().Select(entry => entry.ToString()), loaded.Select(entry => entry.ToString()));
        Checker.Check(_sample.Run with { Entries = loaded });
        File.Delete(file);
    }

    [Fact]
    public void A_defect_that_a_process_printed_is_found() =>
        Assert.Equal(["Could not send: CodecNotFoundException"], Complaints.In(["The silo is ready.", "Could not send: CodecNotFoundException"]));

    private void Caught<T>()
        where T : Invariant, new()
    {
        Assert.NotEmpty(new T().Violations(_sample.Run));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Checker.Check(_sample.Run));
    }
}
