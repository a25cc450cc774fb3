using OrleansChat.WebFront.Widgets;

namespace OrleansChat.WebFront.Tests;

/// <summary>S14, S27, S34: any FontAwesome icon by the names that people write, as one path.</summary>
public sealed class WidgetIconTests
{
    private static readonly WidgetIcons Icons = new(new WidgetFiles(WidgetFiles.Folder));

    [Theory]
    [InlineData("headset", "headset")]
    [InlineData("fa-solid fa-headset", "headset")]
    [InlineData("  FAS fa-Headset fa-spin ", "headset")]
    [InlineData("fa-regular fa-comment", "comment")]
    [InlineData("fab fa-github", "github")]
    [InlineData("fa-regular fa-headset", "headset")]
    [InlineData("times", "xmark")]
    [InlineData("fa fa-times", "xmark")]
    public void Names_as_people_write_them_find_their_icon(string written, string name)
    {
        var icon = Icons.Find(written)!;
        Assert.Equal(name, icon.Name);
        Assert.True(icon.Width > 0 && icon.Height > 0);
        Assert.Matches("^M[-0-9A-Za-z .,]+$", icon.Path);
    }

    [Fact]
    public void A_style_is_another_drawing()
    {
        Assert.NotEqual(Icons.Find("fa-solid fa-comment")!.Path, Icons.Find("fa-regular fa-comment")!.Path);
        Assert.Equal(Icons.Find("comment"), Icons.Find("fa-solid fa-comment"));
    }

    [Theory]
    [InlineData("no-such-icon")]
    [InlineData("")]
    [InlineData("fa-solid")]
    [InlineData("regular/comment/../x")]
    [InlineData("<svg onload=alert(1)>")]
    public void A_name_that_is_not_known_is_the_default(string written)
    {
        Assert.Null(Icons.Find(written));
        Assert.Equal(WidgetIcons.Default, Icons.FindOrDefault(written)!.Name);
    }

    [Fact]
    public void A_name_of_a_megabyte_is_nothing() => Assert.Null(Icons.Find(new string('a', 1_000_000)));

    [Fact]
    public void No_icon_stays_none() => Assert.Null(Icons.FindOrDefault(null));
}
