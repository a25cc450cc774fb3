using System.Text.Json.Nodes;
using OrleansChat.Conversations;

namespace OrleansChat.Wire.Tests;

/// <summary>The vectors that the browser's parser is held to as well.</summary>
public sealed class MarkupTests
{
    public static TheoryData<int> Vectors => [.. Enumerable.Range(0, Golden.Node("markup").AsArray().Count)];

    [Theory, MemberData(nameof(Vectors))]
    public void A_text_is_read_as_its_vector_says(int at)
    {
        var vector = Golden.Node("markup")[at]!;
        var text = (string)vector["text"]!;
        Assert.Equal(vector["spans"]!.ToJsonString(), new JsonArray([.. MarkupParser.Parse(text).Select(Shape)]).ToJsonString());
        Assert.Equal((string)vector["plain"]!, Markup.PlainText(text));
    }

    [Theory]
    [InlineData("Hello", "Hello")]
    [InlineData("  two  spaces ", "two spaces")]
    [InlineData("two  spaces", "two spaces")]
    [InlineData("one\ntwo\tthree", "one two three")]
    [InlineData("**bold** and `code`", "bold and code")]
    [InlineData("naïve ☕", "naïve ☕")]
    [InlineData("", "")]
    [InlineData(" ", "")]
    public void A_preview_is_one_line_without_marks(string text, string preview) => Assert.Equal(preview, Markup.Preview(text));

    [Theory]
    [InlineData(139, false)]
    [InlineData(140, true)]
    public void A_preview_that_is_cut_says_so(int length, bool cut) =>
        Assert.Equal(cut ? new string('a', 139) + '…' : new string('a', length), Markup.Preview(new string('a', length)));

    private static JsonObject Shape(MarkupSpan span)
    {
        var shape = new JsonObject { ["text"] = span.Text };
        foreach (var (name, style) in new[] { ("bold", MarkupStyle.Bold), ("italic", MarkupStyle.Italic), ("code", MarkupStyle.Code) })
        {
            if (span.Style.HasFlag(style)) shape[name] = true;
        }

        return shape;
    }
}
