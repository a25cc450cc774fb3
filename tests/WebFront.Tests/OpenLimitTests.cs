using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace OrleansChat.WebFront.Tests;

[Collection(ChatCollection.Name)]
public sealed class OpenLimitTests(ChatApplication app)
{
    private const int Most = 200;

    [Fact]
    public async Task The_conversation_beyond_the_limit_is_refused_until_another_is_left_and_waiting_is_not_promised_to_help()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        var ids = new List<string>();
        for (var n = 0; n <= Most; n++) ids.Add((await visitor.Start()).Id);
        foreach (var id in ids.Take(Most)) await visitor.Open(id);

        var refused = await Assert.ThrowsAsync<HubException>(() => visitor.Open(ids[Most]));

        var problem = WireClient.ProblemOf(refused);
        Assert.Equal((409, "too_many_open", null), (problem.Status, problem.Code, problem.RetryAfter));
        Assert.Equal(1, (await visitor.Open(ids[0])).Head);
        await visitor.Hub.InvokeAsync<object?>("Leave", ids[0]);
        Assert.Equal(1, (await visitor.Open(ids[Most])).Head);
    }
}
