using OrleansChat.Conversations;

namespace OrleansChat.Wire.Tests;

public sealed class MessageTextTests
{
    private static readonly string Astral = char.ConvertFromUtf32(0x1F600);

    public static TheoryData<string, string, RefusalCode?> Texts => new()
    {
        { "one letter", "a", null },
        { "tab and line feed", "a\tb\nc", null },
        { "right to left", "שלום", null },
        { "an emoji joined of several", "👩‍👩‍👧", null },
        { "the most scalars", new('a', 8_000), null },
        { "the most astral scalars", Repeat(Astral, 8_000), null },
        { "one scalar too many", new('a', 8_001), RefusalCode.TextTooLong },
        { "one astral scalar too many", Repeat(Astral, 8_001), RefusalCode.TextTooLong },
        { "far too long", new('a', 1_000_000), RefusalCode.TextTooLong },
        { "nothing", "", RefusalCode.TextEmpty },
        { "spaces", "  \n\t ", RefusalCode.TextEmpty },
        { "no-break and em spaces", "\u00A0\u2003", RefusalCode.TextEmpty },
        { "zero-width", "\u200B\u200D\uFEFF\u2060", RefusalCode.TextEmpty },
        { "direction marks", "\u202E\u2066", RefusalCode.TextEmpty },
        { "fillers", "\u3164\u2800\uFE0F", RefusalCode.TextEmpty },
        { "a NUL", "a\0b", RefusalCode.TextInvalid },
        { "an escape", "a\u001bb", RefusalCode.TextInvalid },
        { "a delete", "a\u007fb", RefusalCode.TextInvalid },
        { "a C1 control", "a\u0085b", RefusalCode.TextInvalid },
    };

    [Theory, MemberData(nameof(Texts))]
    public void A_text_is_kept_or_refused_for_its_reason(string what, string text, RefusalCode? expected) =>
        Assert.True(expected == MessageText.Check(text, out _), what);

    // Not in the table above: a test runner cannot carry such text.
    [Fact]
    public void Half_a_surrogate_pair_is_invalid()
    {
        Assert.Equal(RefusalCode.TextInvalid, MessageText.Check("a\uD83D", out _));
        Assert.Equal(RefusalCode.TextInvalid, MessageText.Check("\uDE00\uD83D", out _));
    }

    [Fact]
    public void Line_breaks_of_every_kind_become_line_feeds()
    {
        Assert.Null(MessageText.Check("a\r\nb\rc\nd", out var kept));
        Assert.Equal("a\nb\nc\nd", kept);
    }

    [Fact]
    public void A_line_break_of_two_characters_counts_once() =>
        Assert.Null(MessageText.Check(Repeat("\r\n", 7_999) + "a", out _));

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
