using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Tests;

public sealed class RestartTests(ChatApplication app) : IClassFixture<ChatApplication>
{
    [Fact] // S2
    public async Task Sessions_sign_ins_and_conversations_outlive_the_process()
    {
        var visitor = await (await app.Visitor()).Connect();
        var cookie = await TestOperator.CookieFor(app, "admin", ChatApplication.Password);
        var clientId = WireClient.NewId();
        var id = (await visitor.Start(clientId: clientId)).Id;
        var post = new WirePost(WireClient.NewId(), "before");
        var receipt = (await visitor.Say(id, post)).Accepted.Single();
        await visitor.DisposeAsync();

        await app.Restart();
        await visitor.Connect();
        Assert.Equal(id, (await visitor.Start(clientId: clientId)).Id);
        Assert.Equal(receipt, (await visitor.Say(id, post with { Retry = true })).Accepted.Single());
        var log = await visitor.Open(id);
        Assert.Equal(["started", "message"], log.Events.Select(happened => happened.Kind));

        await using var operators = WireClient.Hub(
            new(app.Url, "/hubs/operator"), messagePack: true, ("Cookie", cookie), ("Origin", app.Url.GetLeftPart(UriPartial.Authority)));
        await operators.StartAsync();
        Assert.Equal(log.Head, (await operators.InvokeAsync<WireBatch>("Open", id, 0)).Head);
        await visitor.DisposeAsync();
    }

    [Fact]
    public async Task A_second_process_on_the_same_folder_does_not_start_and_says_why()
    {
        var (code, told) = await Told.By(() => Program.Run(["--urls=http://127.0.0.1:0", $"--Data:Folder={app.Folder}"]));
        Assert.Equal(1, code);
        Assert.Contains($"Another OrleansChat process is using the data folder {app.Folder}", told, StringComparison.Ordinal);
    }
}
