using OrleansChat.Conversations;
using OrleansChat.WebFront.Console.Attention;
using static OrleansChat.Tests.Console.Rows;

namespace OrleansChat.Tests.Console;

/// <summary>Flow O1: what rings, and that it rings once.</summary>
public sealed class AttentionTests
{
    private readonly Listener _listener = new(Me, At(100));

    [Fact]
    public void A_conversation_that_begins_rings_once()
    {
        Assert.Equal(Occasion.NewConversation, _listener.Hear(Row(1, 101, started: 101)));
        Assert.Null(_listener.Hear(Row(1, 101, started: 101)));
        Assert.Null(_listener.Hear(Row(1, 102, started: 101, head: 3)));
    }

    [Fact]
    public void A_reply_in_ones_own_rings_for_each_message()
    {
        Assert.Equal(Occasion.Reply, _listener.Hear(Row(1, 101, assignee: Me)));
        Assert.Null(_listener.Hear(Row(1, 101, assignee: Me)));
        Assert.Equal(Occasion.Reply, _listener.Hear(Row(1, 102, assignee: Me, head: 3)));
    }

    [Fact]
    public void What_was_there_before_is_silent() => Assert.Null(_listener.Hear(Row(1, 99, assignee: Me)));

    [Fact]
    public void An_old_conversation_is_not_new() => Assert.Null(_listener.Hear(Row(1, 101, started: 50)));

    [Fact]
    public void A_colleagues_answer_is_silent() => Assert.Null(_listener.Hear(Row(1, 101, assignee: Me, last: AuthorKind.Operator)));

    [Fact]
    public void A_colleagues_conversation_is_silent() => Assert.Null(_listener.Hear(Row(1, 101, started: 101, assignee: "other")));

    [Fact]
    public void What_was_read_elsewhere_is_silent() => Assert.Null(_listener.Hear(Row(1, 101, assignee: Me, unread: 0)));

    [Fact]
    public void A_notice_leads_to_its_conversation()
    {
        var notice = Notice.Of(Occasion.NewConversation, Row(1, 101, name: "Ada"));
        Assert.Equal(("new", "New conversation: Ada", "Hello"), (notice.Kind, notice.Title, notice.Text));
        Assert.Equal($"/console/inbox/open?c={Id(1)}", notice.Path);
    }

    [Theory]
    [InlineData(0, "Inbox")]
    [InlineData(3, "(3) Inbox")]
    [InlineData(100, "(99+) Inbox")]
    public void The_tab_tells_how_much_is_unread(int unread, string title) => Assert.Equal(title, TabTitle.Of("Inbox", unread));
}
