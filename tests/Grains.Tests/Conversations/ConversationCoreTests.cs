using OrleansChat.Conversations;
using static OrleansChat.Tests.Conversations.People;

namespace OrleansChat.Tests.Conversations;

public sealed class ConversationCoreTests
{
    private readonly CoreWorld _world = new();

    [Fact]
    public void Nothing_is_answered_before_it_is_on_disk()
    {
        var core = _world.Activate();
        var start = core.Start(Ada);
        _world.Happen(0, CoreWorld.Fate.Commit);
        Assert.False(start.IsThere);
        Assert.Empty(core.Told);
        _world.Settle();
        Assert.Equal(1, start.Value.Value!.Seq);
        Assert.Single(core.Told);
    }

    [Fact]
    public void S73_the_first_event_holds_the_opening_message()
    {
        var core = Started();
        Assert.Equal("Hello!", Assert.IsType<Started>(core.Told[0].Body).OpeningMessage);
    }

    [Fact]
    public void A_start_sent_twice_is_one_conversation()
    {
        var core = _world.Activate();
        var first = core.Start(Ada);
        var second = core.Start(Ada);
        _world.Settle();
        Assert.Equal(first.Value.Value, second.Value.Value);
        Assert.Single(_world.Log);
    }

    [Fact]
    public void Posts_in_flight_keep_their_order()
    {
        var core = Started();
        var answers = Enumerable.Range(0, 5).Select(i => core.Post(Ada, Says(i, $"message {i}"))).ToList();
        _world.Settle();
        Assert.Equal([2, 3, 4, 5, 6], answers.Select(answer => answer.Value.Accepted.Single().Seq));
        Assert.Equal(["message 0", "message 1", "message 2", "message 3", "message 4"], _world.Log.Skip(1).Select(Text));
    }

    [Fact]
    public void A_message_sent_again_while_the_first_is_on_its_way_gets_the_same_place()
    {
        var core = Started();
        var first = core.Post(Ada, Says(1, "hi"));
        var second = core.Post(Ada, Says(1, "hi", retry: true));
        Assert.False(second.IsThere);
        _world.Settle();
        Assert.Equal(first.Value.Accepted.Single(), second.Value.Accepted.Single());
        Assert.Equal(2, _world.Log.Count);
    }

    [Fact]
    public void A_message_sent_again_long_after_is_looked_up_and_gets_its_old_place()
    {
        var core = Started();
        var first = core.Post(Ada, Says(1, "hi"));
        for (var i = 2; i < 30; i++) core.Post(Ada, Says(i, "more"));
        _world.Settle();
        var again = core.Post(Ada, Says(1, "hi", retry: true));
        _world.Settle();
        Assert.Equal(first.Value.Accepted.Single(), again.Value.Accepted.Single());
    }

    [Fact]
    public void A_message_sent_again_without_the_hint_is_found_by_the_unique_key()
    {
        var core = Started();
        var first = core.Post(Ada, Says(1, "hi"));
        for (var i = 2; i < 30; i++) core.Post(Ada, Says(i, "more"));
        _world.Settle();
        var again = core.Post(Ada, Says(1, "hi"));
        _world.Settle();
        Assert.Equal(first.Value.Accepted.Single(), again.Value.Accepted.Single());
        Assert.Equal(30, _world.Log.Count);
    }

    [Fact]
    public void The_same_client_id_with_another_body_is_refused_and_stops_the_list_there()
    {
        var core = Started();
        core.Post(Ada, Says(1, "hi"));
        var list = core.Post(Ada, Says(2, "two"), Says(1, "changed"), Says(3, "three"));
        _world.Settle();
        Assert.Single(list.Value.Accepted);
        Assert.Equal(RefusalCode.ClientIdTaken, list.Value.Refusal!.Code);
        Assert.Equal(["hi", "two"], _world.Log.Skip(1).Select(Text));
    }

    [Fact]
    public void A_client_id_twice_in_one_list_is_one_message()
    {
        var core = Started();
        var list = core.Post(Ada, Says(1, "hi"), Says(1, "hi"), Says(2, "ho"));
        _world.Settle();
        Assert.Equal([2, 2, 3], list.Value.Accepted.Select(receipt => receipt.Seq));
    }

    [Fact]
    public void When_a_write_fails_all_behind_it_fail_and_a_retry_lands_once()
    {
        var core = Started();
        var first = core.Post(Ada, Says(1, "one"));
        var second = core.Post(Ada, Says(2, "two"));
        _world.Happen(0, CoreWorld.Fate.Refuse);
        _world.Settle();
        Assert.Equal(RefusalCode.Unavailable, first.Value.Refusal!.Code);
        Assert.Equal(RefusalCode.Unavailable, second.Value.Refusal!.Code);
        Assert.Single(_world.Log);
        var again = core.Post(Ada, Says(1, "one", retry: true), Says(2, "two", retry: true));
        _world.Settle();
        Assert.Equal([2, 3], again.Value.Accepted.Select(receipt => receipt.Seq));
    }

    [Fact]
    public void A_full_disk_refuses_with_its_own_code()
    {
        var core = Started();
        var post = core.Post(Ada, Says(1, "one"));
        _world.Happen(0, CoreWorld.Fate.Full);
        _world.Settle();
        Assert.Equal(RefusalCode.StorageFull, post.Value.Refusal!.Code);
    }

    [Fact]
    public void Of_two_activations_the_one_that_lost_reads_again_and_goes_on()
    {
        var one = Started();
        var other = _world.Activate();
        for (var i = 0; i < 10; i++)
        {
            var post = (i % 2 == 0 ? other : one).Post(Ada, Says(i, $"message {i}"));
            _world.Settle();
            Assert.Equal(i + 2, post.Value.Accepted.Single().Seq);
        }

        Assert.Equal(Enumerable.Range(1, 11), _world.Log.Select(logged => logged.Seq));
    }

    [Fact]
    public void D6_a_visitors_message_reopens_a_closed_conversation()
    {
        var core = Started();
        core.Do(Change.Close, Olga);
        core.Post(Ada, Says(1, "still there?"));
        _world.Settle();
        Assert.Equal(["Started", "Closed", "Reopened", "MessagePosted"], _world.Log.Select(logged => logged.Body.GetType().Name));
    }

    [Fact]
    public void D6_by_policy_or_age_a_closed_conversation_stays_closed()
    {
        var core = Started();
        core.Do(Change.Close, Ada);
        var byPolicy = core.Post(Ada, ReopenPolicy.StartNew, Says(1, "hi"));
        _world.Settle();
        _world.Clock.Advance(TimeSpan.FromDays(30.1));
        var byAge = core.Post(Ada, Says(2, "hi"));
        _world.Settle();
        Assert.Equal(RefusalCode.ConversationClosed, byPolicy.Value.Refusal!.Code);
        Assert.Equal(RefusalCode.ConversationClosed, byAge.Value.Refusal!.Code);
    }

    [Fact]
    public void O2_the_first_answer_assigns_an_unassigned_conversation()
    {
        var core = Started();
        core.Post(Olga, Says(1, "Hi, Ada"));
        core.Post(Olga, Says(2, "How can I help?"));
        _world.Settle();
        Assert.Equal(["Started", "Assigned", "MessagePosted", "MessagePosted"], _world.Log.Select(logged => logged.Body.GetType().Name));
        Assert.Equal("olga", ((Assigned)_world.Log[1].Body).OperatorId);
    }

    [Fact]
    public void What_is_foreign_answers_like_what_is_not_there()
    {
        var core = Started();
        var answers = new[] { core.Post(Eve, Says(1, "hi")), core.Post(Sven, Says(2, "hi")), _world.Activate().Post(Eve, Says(1, "hi")) };
        var start = core.Start(Eve);
        var close = core.Do(Change.Close, Sven);
        var read = core.Read(Eve, 1);
        _world.Settle();
        Assert.All(answers, answer => Assert.Equal(RefusalCode.NotFound, answer.Value.Refusal!.Code));
        Assert.Equal(RefusalCode.NotFound, start.Value.Refusal!.Code);
        Assert.Equal(RefusalCode.NotFound, close.Value.Refusal!.Code);
        Assert.Equal(RefusalCode.NotFound, read.Value!.Code);
        Assert.Single(_world.Log);
    }

    [Fact]
    public void An_event_that_must_be_understood_stops_writing_and_not_reading()
    {
        _world.Log.Add(new(1, 0, Ada.AsAuthor(), null, InSupport));
        _world.Log.Add(new(2, 0, Author.System, null, new Unknown("hologram", MustUnderstand: true)));
        var core = _world.Activate();
        var post = core.Post(Ada, Says(1, "hi"));
        var read = core.Read(Ada, 2);
        _world.Settle();
        Assert.Equal(RefusalCode.NewerRelease, post.Value.Refusal!.Code);
        Assert.Null(read.Value);
    }

    [Fact]
    public void Read_cursors_only_grow_and_never_pass_the_head()
    {
        var core = Started();
        core.Read(Ada, 99);
        core.Read(Ada, 0);
        core.Read(Olga, 1);
        _world.Settle();
        Assert.Equal([new ReadMarks(1, 0), new ReadMarks(1, 1)], core.Seen);
    }

    [Fact]
    public void A_reader_who_has_seen_more_than_the_activation_knows_makes_it_read_again()
    {
        var behind = Started();
        _world.Activate().Post(Ada, Says(1, "hi"));
        _world.Settle();
        var read = behind.Read(Ada, 2);
        _world.Settle();
        Assert.Null(read.Value);
        Assert.Equal([new ReadMarks(2, 0)], behind.Seen);
    }

    [Fact]
    public void That_nothing_was_started_is_never_remembered()
    {
        var early = _world.Activate();
        var before = early.Post(Olga, Says(1, "hi"));
        _world.Settle();
        Started();
        var after = early.Post(Olga, Says(2, "hi"));
        _world.Settle();
        Assert.Equal(RefusalCode.NotFound, before.Value.Refusal!.Code);
        Assert.Equal(3, after.Value.Accepted.Single().Seq);
    }

    [Fact]
    public void Times_never_run_backwards()
    {
        var core = Started();
        core.Post(Ada, Says(1, "a"));
        _world.Settle();
        _world.Clock.AdjustTime(_world.Clock.GetUtcNow().AddDays(-1));
        core.Post(Ada, Says(2, "b"));
        _world.Settle();
        Assert.True(_world.Log[2].At >= _world.Log[1].At);
    }

    [Fact]
    public void Too_many_messages_at_once_are_refused_and_taken_later()
    {
        _world.Options.PostBurst = 3;
        var core = _world.Activate();
        core.Start(Ada);
        _world.Settle();
        var many = core.Post(Ada, [.. Enumerable.Range(0, 5).Select(i => Says(i, "x"))]);
        _world.Settle();
        Assert.Equal(3, many.Value.Accepted.Length);
        Assert.Equal(RefusalCode.TooMany, many.Value.Refusal!.Code);
        _world.Clock.Advance(TimeSpan.FromSeconds(1));
        var later = core.Post(Ada, Says(3, "x"), Says(4, "x"));
        _world.Settle();
        Assert.Equal(2, later.Value.Accepted.Length);
    }

    [Theory]
    [InlineData("", RefusalCode.TextEmpty)]
    [InlineData(" \n\u200b\u2060", RefusalCode.TextEmpty)]
    [InlineData("a\0b", RefusalCode.TextInvalid)]
    public void D12_text_is_checked_where_it_is_decided_on_too(string text, RefusalCode code)
    {
        var core = Started();
        var post = core.Post(Ada, Says(1, "good"), Says(2, text));
        var long_ = core.Post(Ada, Says(3, new string('x', 8_001)));
        _world.Settle();
        Assert.Equal((1, code), (post.Value.Accepted.Length, post.Value.Refusal!.Code));
        Assert.Equal(RefusalCode.TextTooLong, long_.Value.Refusal!.Code);
    }

    private static string Text(LoggedEvent logged) => ((MessagePosted)logged.Body).Text;

    private CoreWorld.Activation Started()
    {
        var core = _world.Activate();
        core.Start(Ada);
        _world.Settle();
        return core;
    }
}
