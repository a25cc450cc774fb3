using OrleansChat.Conversations;
using OrleansChat.Inbox;
using OrleansChat.WebFront.Console.Inbox;
using static OrleansChat.Tests.Console.Rows;

namespace OrleansChat.Tests.Console;

/// <summary>Flow O5: rows never move by themselves.</summary>
public sealed class InboxListTests
{
    private readonly InboxList _list = new(InboxView.Open, null, Me);

    public InboxListTests() => _list.Load(Page(Row(3, 30), Row(2, 20), Row(1, 10)));

    [Fact]
    public void A_new_row_waits_behind_the_pill_and_moves_nothing()
    {
        _list.Merge(Ids(4, 5), [Row(4, 40), Row(5, 50)]);
        Assert.Equal([3, 2, 1], _list.Rows.Order());
        Assert.Equal(2, _list.Held);
    }

    [Fact]
    public void A_new_row_that_changes_again_counts_once()
    {
        _list.Merge(Ids(4), [Row(4, 40)]);
        _list.Merge(Ids(4), [Row(4, 41)]);
        Assert.Equal(1, _list.Held);
    }

    [Fact]
    public void The_pill_brings_new_rows_to_the_top_and_empties()
    {
        _list.Merge(Ids(4, 1), [Row(4, 40), Row(1, 45)]);
        _list.Settle(null);
        Assert.Equal([1, 4, 3, 2], _list.Rows.Order());
        Assert.Equal(0, _list.Held);
    }

    [Fact]
    public void A_shown_row_changes_in_its_place()
    {
        _list.Merge(Ids(1), [Row(1, 60, unread: 7)]);
        Assert.Equal([3, 2, 1], _list.Rows.Order());
        Assert.Equal(7, _list.Rows[2].Unread);
    }

    [Fact]
    public void A_closed_row_keeps_its_place_until_the_list_settles()
    {
        _list.Merge(Ids(2), [Row(2, 60, status: ConversationStatus.Closed)]);
        Assert.Equal([3, 2, 1], _list.Rows.Order());
        Assert.True(_list.HasLeft(_list.Rows[1]));
        _list.Settle(null);
        Assert.Equal([3, 1], _list.Rows.Order());
    }

    [Fact]
    public void The_open_conversation_stays_listed_though_it_left_the_view()
    {
        var unassigned = new InboxList(InboxView.Unassigned, null, Me);
        unassigned.Load(Page(Row(2, 20), Row(1, 10)));
        unassigned.Merge(Ids(1), [Row(1, 11, assignee: Me)]);
        unassigned.Settle(Id(1));
        Assert.Equal([2, 1], unassigned.Rows.Order());
        unassigned.Settle(Id(2));
        Assert.Equal([2], unassigned.Rows.Order());
    }

    [Fact]
    public void A_conversation_without_a_row_is_gone_at_once()
    {
        _list.Merge(Ids(4), [Row(4, 40)]);
        _list.Merge(Ids(2, 4), []);
        Assert.Equal([3, 1], _list.Rows.Order());
        Assert.Equal(0, _list.Held);
    }

    [Fact]
    public void A_new_row_that_is_closed_before_it_was_shown_is_not_counted()
    {
        _list.Merge(Ids(4), [Row(4, 40)]);
        _list.Merge(Ids(4), [Row(4, 41, status: ConversationStatus.Closed)]);
        Assert.Equal(0, _list.Held);
    }

    [Fact]
    public void Another_department_is_none_of_its_business()
    {
        var list = new InboxList(InboxView.Open, "sales", Me);
        list.Load(Page());
        list.Merge(Ids(1), [Row(1, 10, department: "support")]);
        Assert.Equal(0, list.Held);
    }

    [Fact]
    public void A_change_below_the_loaded_pages_is_left_to_its_page()
    {
        _list.Load(new([Row(3, 30), Row(2, 20)], More: true));
        _list.Merge(Ids(1), [Row(1, 10)]);
        Assert.Equal(0, _list.Held);
    }

    [Fact]
    public void An_older_page_repeats_nothing()
    {
        _list.Load(new([Row(3, 30), Row(2, 20)], More: true));
        _list.Append(Page(Row(2, 20), Row(1, 10)));
        Assert.Equal([3, 2, 1], _list.Rows.Order());
        Assert.False(_list.More);
        Assert.Equal(At(10), _list.Before);
    }

    [Theory]
    [InlineData(InboxView.Open, new[] { 1, 2, 3 })]
    [InlineData(InboxView.Unassigned, new[] { 1 })]
    [InlineData(InboxView.Mine, new[] { 2 })]
    [InlineData(InboxView.Closed, new[] { 4 })]
    public void Each_view_holds_its_own(InboxView view, int[] expected)
    {
        ConversationSummary[] rows = [Row(1, 1), Row(2, 1, assignee: Me), Row(3, 1, assignee: "other"), Row(4, 1, status: ConversationStatus.Closed)];
        Assert.Equal(expected, rows.Where(row => InboxViews.Holds(view, row, Me)).Order());
    }
}
