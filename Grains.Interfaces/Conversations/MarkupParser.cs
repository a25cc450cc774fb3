using System.Collections.Immutable;

namespace OrleansChat.Conversations;

/// <summary>How a span of text is shown.</summary>
[Flags]
public enum MarkupStyle
{
    /// <summary>As it is.</summary>
    None = 0,

    /// <summary>Between two stars each side.</summary>
    Bold = 1,

    /// <summary>Between single stars.</summary>
    Italic = 2,

    /// <summary>Between backticks; no other mark counts within.</summary>
    Code = 4,
}

/// <summary>A run of text in one style.</summary>
public readonly record struct MarkupSpan(string Text, MarkupStyle Style);

/// <summary>
/// Splits text into spans. A mark opens where a character other than white space follows and closes where one precedes; an unclosed
/// mark is text. Marks do not cross line breaks, and an italic run may stand within a bold one and the other way round.
/// The golden vectors in tests/Wire.Tests/golden/markup.json hold this and the browser's parser to the same reading.
/// </summary>
public static class MarkupParser
{
    /// <summary>The text's spans in order; neighbours of one style are joined.</summary>
    public static ImmutableArray<MarkupSpan> Parse(string text)
    {
        var spans = ImmutableArray.CreateBuilder<MarkupSpan>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            Read(lines[i], MarkupStyle.None, spans);
            if (i < lines.Length - 1) Add(spans, "\n", MarkupStyle.None);
        }

        return spans.DrainToImmutable();
    }

    private static void Read(ReadOnlySpan<char> line, MarkupStyle style, ImmutableArray<MarkupSpan>.Builder spans)
    {
        var plainFrom = 0;
        for (var i = 0; i < line.Length;)
        {
            var (mark, adds) = MarkAt(line, i, style);
            var close = mark == 0 ? -1 : CloseOf(line, i, mark, adds);
            if (close < 0)
            {
                i += Math.Max(mark, 1);
                continue;
            }

            Add(spans, line[plainFrom..i], style);
            var inner = line[(i + mark)..close];
            if (adds == MarkupStyle.Code) Add(spans, inner, style | adds);
            else Read(inner, style | adds, spans);
            i = plainFrom = close + mark;
        }

        Add(spans, line[plainFrom..], style);
    }

    private static (int Length, MarkupStyle Adds) MarkAt(ReadOnlySpan<char> line, int at, MarkupStyle within)
    {
        if (line[at] == '`') return (1, MarkupStyle.Code);
        if (line[at] != '*') return (0, MarkupStyle.None);
        var doubled = at + 1 < line.Length && line[at + 1] == '*';
        var adds = doubled ? MarkupStyle.Bold : MarkupStyle.Italic;
        return within.HasFlag(adds) ? (0, MarkupStyle.None) : (doubled ? 2 : 1, adds);
    }

    /// <summary>Where the mark opened at <paramref name="open"/> closes; -1 where it does not.</summary>
    private static int CloseOf(ReadOnlySpan<char> line, int open, int mark, MarkupStyle adds)
    {
        var from = open + mark;
        if (from >= line.Length || (adds != MarkupStyle.Code && char.IsWhiteSpace(line[from]))) return -1;
        for (var i = from + 1; i + mark <= line.Length; i++)
        {
            if (adds == MarkupStyle.Code)
            {
                if (line[i] == '`') return i;
                continue;
            }

            if (line[i] == '`' && line[(i + 1)..].IndexOf('`') is > 0 and var code)
            {
                i += code + 1;
                continue;
            }

            if (line[i] != '*') continue;
            var run = line[i..].IndexOfAnyExcept('*') is var end and >= 0 ? end : line.Length - i;
            var closes = run == mark || run >= 3;
            if (closes && !char.IsWhiteSpace(line[i - 1])) return run >= 3 && mark == 1 ? i + run - 1 : i;
            i += run - 1;
        }

        return -1;
    }

    private static void Add(ImmutableArray<MarkupSpan>.Builder spans, ReadOnlySpan<char> text, MarkupStyle style)
    {
        if (text.IsEmpty) return;
        if (spans.Count > 0 && spans[^1].Style == style) spans[^1] = new(spans[^1].Text + text.ToString(), style);
        else spans.Add(new(text.ToString(), style));
    }
}
