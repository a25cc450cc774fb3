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
