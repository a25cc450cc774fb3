using System.Text;
using OrleansChat.Attachments;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Storage.Tests.Log;

/// <summary>The stored form of events. These texts stand in databases: a change here is a change of the format.</summary>
public sealed class EventCodecTests
{
    public static TheoryData<ConversationEvent, string, string> Goldens => new()
    {
        { new MessagePosted("**hi** „ü“ <b> 𝄞"), "message", """{"text":"**hi** „ü“ <b> \uD834\uDD1E"}""" },
        { new MessagePosted("") { Attachments = [] }, "message", """{"text":""}""" },
        { new Closed(), "closed", "{}" },
        { new Reopened(), "reopened", "{}" },
        { new Assigned("op", "Grace", 3), "assigned", """{"operator":"op","name":"Grace","epoch":3}""" },
        { new Assigned(null, null, 4), "assigned", """{"epoch":4}""" },
        {
            new Started("w", "b", "d", Priority.High, "pt-BR", "https://a.example/", "Olá", new ConversationId(1)),
            "started",
            """{"widget":"w","button":"b","department":"d","priority":2,"locale":"pt-BR","page":"https://a.example/","opening":"Olá","follows":"AAAAAAAAAAAAAAAAAAAAAQ"}"""
        },
        {
            new Started("w", "b", "d", Priority.Low, null, null, null, null),
            "started",
            """{"widget":"w","button":"b","department":"d"}"""
        },
    };

    [Theory]
    [MemberData(nameof(Goldens))]
    public void An_event_is_stored_under_names_of_ours_and_read_back(ConversationEvent body, string kind, string payload)
    {
        var encoded = EventCodec.Encode(body);

        Assert.Equal((kind, 1, payload), (encoded.Kind, encoded.Version, Encoding.UTF8.GetString(encoded.Payload)));
        Assert.Equal(body, EventCodec.Decode(kind, 1, encoded.Payload));
    }

    [Theory]
    [InlineData("note", 1, """{"text":"secret"}""", false)]
    [InlineData("erased", 1, """{"mustUnderstand":true,"by":"op"}""", true)]
    [InlineData("message", 2, """{"text":"x","parts":[]}""", false)]
    [InlineData("closed", 9, """{"mustUnderstand":true}""", true)]
    public void What_a_newer_release_wrote_is_kept_as_unknown(string kind, int version, string payload, bool mustUnderstand) =>
        Assert.Equal(new Unknown(kind, mustUnderstand), EventCodec.Decode(kind, version, Encoding.UTF8.GetBytes(payload)));

    [Fact]
    public void A_message_keeps_what_its_files_are()
    {
        Attachment[] files = [new("f-1", "plan \"b\".pdf", 1_234, "application/pdf", null, null), new("f-2", "küche.jpg", 99, "image/jpeg", 640, 480)];

        var encoded = EventCodec.Encode(new MessagePosted("look") { Attachments = [.. files] });

        Assert.Equal(
            """{"text":"look","files":[{"id":"f-1","name":"plan \"b\".pdf","size":1234,"type":"application/pdf"},{"id":"f-2","name":"küche.jpg","size":99,"type":"image/jpeg","width":640,"height":480}]}""",
            Encoding.UTF8.GetString(encoded.Payload));
        Assert.Equal(files, Assert.IsType<MessagePosted>(EventCodec.Decode("message", 1, encoded.Payload)).Attachments.ToArray());
    }

    [Fact]
    public void Members_that_a_newer_release_added_are_skipped() =>
        Assert.Equal(new MessagePosted("x"), EventCodec.Decode("message", 1, """{"text":"x","later":[1,{"a":2}]}"""u8));

    [Fact]
    public void An_unknown_event_is_never_written() => Assert.Throws<ArgumentException>(() => EventCodec.Encode(new Unknown("note", false)));
}
