using OrleansChat.Inbox;
using OrleansChat.Visitors;
using OrleansChat.WebFront.Console.Inbox;
using static OrleansChat.Tests.Console.Rows;

namespace OrleansChat.Tests.Console;

/// <summary>The address bar holds all that a reload needs, and nothing in it can break the page.</summary>
public sealed class InboxAddressTests
{
    [Theory]
    [InlineData(InboxView.Open, null)]
    [InlineData(InboxView.Mine, "sales")]
    [InlineData(InboxView.Closed, "a&b=c #1/ü")]
    public void An_address_survives_a_reload(InboxView view, string? department)
    {
        var address = new InboxAddress(view, department, Id(7));
        Assert.Equal(address, InboxAddress.Of(new Uri("https://desk.example" + address.ToPath())));
    }

    [Theory]
    [InlineData("/console")]
    [InlineData("/console/inbox")]
    [InlineData("/console/inbox/nonsense?c=%00&department=")]
    [InlineData("/console/inbox/open?c=../../x")]
    public void What_cannot_be_read_is_the_open_list(string path) =>
        Assert.Equal(new(InboxView.Open, null, null), InboxAddress.Of(new Uri("https://desk.example" + path)));

    [Fact]
    public void An_anonymous_visitor_has_the_same_name_in_every_row()
    {
        Assert.Equal("Visitor V1SI", VisitorLabel.Name(Row(1, 1)));
        Assert.Equal(IdentityGrade.Anonymous, VisitorLabel.Grade(Row(1, 1)));
        Assert.Equal(IdentityGrade.Claimed, VisitorLabel.Grade(Row(1, 1, name: "Ada")));
    }

    [Theory]
    [InlineData("Ada Lovelace", "AL")]
    [InlineData("李小龙", "李")]
    [InlineData("  ", "?")]
    [InlineData("👩‍💻 dev", "👩‍💻D")]
    public void Initials_are_whole_characters(string name, string initials) => Assert.Equal(initials, Initials.Of(name));
}
