using OrleansChat.Attachments;
using OrleansChat.Conversations;
using static OrleansChat.Tests.Conversations.People;

namespace OrleansChat.Tests.Conversations;

/// <summary>Messages with files (S76): what is looked up, who gets a file, and what a resend comes to.</summary>
public sealed class PostedFilesTests
{
    private static readonly Attachment Plan = new("plan", "plan.pdf", 9, "application/pdf", null, null);
    private static readonly Attachment Photo = new("photo", "photo.jpg", 9, "image/jpeg", 4, 3);
    private readonly CoreWorld _world = new();
    private readonly CoreWorld.Activation _core;

    public PostedFilesTests()
    {
        _world.Files.AddRange([Plan, Photo]);
        _core = _world.Activate();
        _core.Start(Ada);
        _world.Settle();
    }

    [Fact]
    public void A_message_carries_its_files_in_their_order_and_may_have_no_text()
    {
        var post = _core.Post(Ada, With(1, "", "photo", "plan"));
        _world.Settle();

        Assert.Equal(2, post.Value.Accepted.Single().Seq);
        Assert.Equal([Photo, Plan], Message(2).Attachments.ToArray());
        Assert.Empty(_world.Files);
    }

    [Fact]
    public void Nothing_without_text_and_without_files_is_posted()
    {
        var post = _core.Post(Ada, With(1, ""));
        _world.Settle();
        Assert.Equal(RefusalCode.TextEmpty, post.Value.Refusal!.Code);
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("photo", "unknown")]
    [InlineData("photo", "photo")]
    public void A_file_that_is_not_to_be_had_refuses_its_message_alone(params string[] files)
    {
        var posts = _core.Post(Ada, Says(1, "before"), With(2, "look", files), Says(3, "behind"));
        _world.Settle();

        Assert.Single(posts.Value.Accepted);
        Assert.Equal(RefusalCode.NotFound, posts.Value.Refusal!.Code);
        Assert.Equal(2, _world.Log.Count);
        Assert.Equal(2, _world.Files.Count);
    }

    [Fact]
    public void A_message_has_ten_files_at_most()
    {
        var post = _core.Post(Ada, With(1, "look", [.. Enumerable.Range(0, 11).Select(i => $"{i}")]));
        _world.Settle();
        Assert.Equal(RefusalCode.AttachmentsTooMany, post.Value.Refusal!.Code);
    }

    [Fact]
    public void Of_two_messages_on_their_way_that_name_one_file_the_first_gets_it()
    {
        var first = _core.Post(Ada, With(1, "mine", "plan"));
        var second = _core.Post(Ada, With(2, "mine too", "plan"));
        _world.Settle();

        Assert.Single(first.Value.Accepted);
        Assert.Equal(RefusalCode.NotFound, second.Value.Refusal!.Code);
    }

    [Fact]
    public void Within_a_list_too()
    {
        var posts = _core.Post(Ada, With(1, "mine", "plan"), With(2, "mine too", "plan"));
        _world.Settle();
        Assert.Equal((1, RefusalCode.NotFound), (posts.Value.Accepted.Length, posts.Value.Refusal!.Code));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_message_sent_again_finds_itself_also_long_after(bool retry)
    {
        var message = With(1, "look", "plan");
        var first = _core.Post(Ada, message);
        for (var i = 2; i < 30; i++) _core.Post(Ada, Says(i, "more"));
        _world.Settle();

        var again = _core.Post(Ada, message with { Retry = retry });
        _world.Settle();

        Assert.Equal(first.Value.Accepted.Single(), again.Value.Accepted.Single());
    }

    [Fact]
    public void The_same_client_id_with_other_files_is_another_body()
    {
        _core.Post(Ada, With(1, "look", "plan"));
        _world.Settle();
        var other = _core.Post(Ada, With(1, "look", "photo"));
        var none = _core.Post(Ada, Says(1, "look"));
        _world.Settle();
        Assert.Equal([RefusalCode.ClientIdTaken, RefusalCode.ClientIdTaken], new[] { other, none }.Select(post => post.Value.Refusal!.Code));
    }

    [Fact]
    public void A_file_that_another_conversation_took_meanwhile_is_looked_up_again_and_refused()
    {
        var post = _core.Post(Ada, With(1, "look", "plan"));
        _world.Happen(0, CoreWorld.Fate.Commit);
        _world.Files.Remove(Plan);
        _world.Settle();

        Assert.Equal(RefusalCode.NotFound, post.Value.Refusal!.Code);
        Assert.Single(_world.Log);
    }

    [Fact]
    public void A_write_that_failed_leaves_the_file_free_for_the_retry()
    {
        var post = _core.Post(Ada, With(1, "look", "plan"));
        _world.Happen(0, CoreWorld.Fate.Commit);
        _world.Happen(0, CoreWorld.Fate.Refuse);
        _world.Settle();
        Assert.Equal(RefusalCode.Unavailable, post.Value.Refusal!.Code);

        var again = _core.Post(Ada, With(1, "look", "plan") with { Retry = true });
        _world.Settle();
        Assert.Equal([Plan], Message(again.Value.Accepted.Single().Seq).Attachments.ToArray());
    }

    [Fact]
    public void A_look_up_that_fails_refuses_what_can_be_sent_again()
    {
        var post = _core.Post(Ada, With(1, "look", "plan"));
        _world.Happen(0, CoreWorld.Fate.Refuse);
        Assert.True(post.Value.Refusal!.Retryable);
    }

    [Fact]
    public void In_lists_the_first_files_name_stands_for_a_message_without_text()
    {
        Assert.Equal("*a* `b`.png", Preview("", "*a* `b`.png"));
        Assert.Equal("look", Preview("**look**", "a.png"));
        Assert.Equal(Markup.PreviewLength, Preview("", new string('x', 190) + ".png").Length);

        static string Preview(string text, string name)
        {
            var message = new MessagePosted(text) { Attachments = [Photo with { Name = name }] };
            return ConversationState.None.After(new(1, 0, Ada.AsAuthor(), Client(1), message)).Preview;
        }
    }

    private static NewMessage With(int client, string text, params string[] files) => Says(client, text) with { Attachments = [.. files] };

    private MessagePosted Message(int seq) => Assert.IsType<MessagePosted>(_world.Log[seq - 1].Body);
}
