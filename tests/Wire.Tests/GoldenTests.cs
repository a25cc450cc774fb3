using System.Text.Json;
using System.Text.Json.Nodes;
using MessagePack;
using OrleansChat.WebFront.Hubs;

namespace OrleansChat.Wire.Tests;

public sealed class GoldenTests
{
    private const string Markup = "markup";

    public static TheoryData<string> Payloads => [.. Samples.All.Keys];

    [Fact]
    public void Every_golden_file_is_a_payload_and_every_payload_has_one() =>
        Assert.Equal(Samples.All.Keys.Order(), Golden.Names().Where(name => name != Markup));

    [Theory, MemberData(nameof(Payloads))]
    public void A_payload_is_written_as_its_golden_file_says(string name)
    {
        var sample = Samples.All[name];
        Assert.Equal(Golden.Node(name).ToJsonString(), JsonSerializer.Serialize(sample, sample.GetType(), WireJson.Default));
    }

    [Theory, MemberData(nameof(Payloads))]
    public void A_golden_file_is_read_and_written_back_unchanged(string name)
    {
        var read = JsonSerializer.Deserialize(Golden.Text(name), Samples.All[name].GetType(), Golden.AsClientsRead);
        Assert.Equal(Golden.Node(name).ToJsonString(), JsonSerializer.Serialize(read, Samples.All[name].GetType(), WireJson.Default));
    }

    [Theory, MemberData(nameof(Payloads))]
    public void A_payload_survives_MessagePack(string name)
    {
        var sample = Samples.All[name];
        var packed = MessagePackSerializer.Serialize(sample.GetType(), sample, ChatHubs.PackOptions);
        var read = MessagePackSerializer.Deserialize(sample.GetType(), packed, ChatHubs.PackOptions);
        Assert.Equal(Golden.Node(name).ToJsonString(), JsonSerializer.Serialize(read, sample.GetType(), WireJson.Default));
    }

    [Theory, MemberData(nameof(Payloads))]
    public void MessagePack_names_members_as_JSON_does(string name)
    {
        var sample = Samples.All[name];
        if (sample is WireNothing) return;
        var packed = MessagePackSerializer.Serialize(sample.GetType(), sample, ChatHubs.PackOptions);
        var shown = WithoutNulls(JsonNode.Parse(MessagePackSerializer.ConvertToJson(packed, MessagePackSerializerOptions.Standard)))!;
        Assert.True(JsonNode.DeepEquals(Golden.Node(name), shown), shown.ToJsonString());
    }

    [Theory, InlineData("start"), InlineData("start-least"), InlineData("post"), InlineData("post-list"), InlineData("post-files"), InlineData("new-file"), InlineData("read"), InlineData("session-request"), InlineData("session-request-details"), InlineData("contact"), InlineData("contact-declined"), InlineData("nothing")]
    public void What_clients_send_is_read_strictly(string name)
    {
        var read = JsonSerializer.Deserialize(Golden.Text(name), Samples.All[name].GetType(), WireJson.Default);
        Assert.Equal(Golden.Node(name).ToJsonString(), JsonSerializer.Serialize(read, Samples.All[name].GetType(), WireJson.Default));
    }

    [Theory, MemberData(nameof(Payloads))]
    public void An_unknown_member_is_refused(string name)
    {
        if (Golden.Node(name) is not JsonObject payload) return;
        payload["role"] = "admin";
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(payload.ToJsonString(), Samples.All[name].GetType(), WireJson.Default));
    }

    [Theory, InlineData("start"), InlineData("post"), InlineData("contact")]
    public void An_unknown_member_is_refused_in_MessagePack_too(string name)
    {
        var payload = Golden.Node(name).AsObject();
        payload["role"] = "admin";
        var packed = MessagePackSerializer.ConvertFromJson(payload.ToJsonString(), MessagePackSerializerOptions.Standard);
        Assert.Throws<MessagePackSerializationException>(
            () => MessagePackSerializer.Deserialize(Samples.All[name].GetType(), packed, ChatHubs.PackOptions));
    }

    private static JsonNode? WithoutNulls(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    if (value is null) members.Remove(name);
                    else WithoutNulls(value);
                }

                break;
            case JsonArray items:
                foreach (var item in items) WithoutNulls(item);
                break;
        }

        return node;
    }
}
