using OrleansChat.Conversations;
using OrleansChat.Visitors;
using OrleansChat.Widgets;

namespace OrleansChat.Tests.Cluster;

public sealed class GrainStateTests(TwoSilos cluster) : IClassFixture<TwoSilos>
{
    private readonly SystemRandomIds _random = new();

    [Fact]
    public async Task S7_a_widgets_configuration_is_whole_after_its_grain_went_away()
    {
        var hash = _random.NewId();
        var grain = cluster.From(0).GetGrain<IWidgetConfigGrain>(hash);
        Assert.Equal(RefusalCode.NotFound, (await grain.Get()).Refusal!.Code);
        await grain.Save(StarterWidget.Of(hash));
        await cluster.Deactivate(grain);
        var read = (await grain.Get()).Value!;
        Assert.Equal(1, read.Version);
        Assert.Equal(["Get support", "Talk to sales"], read.Dashboard.Start.Select(button => button.Name.For("en", "en")));
        Assert.Equal("Hilfe erhalten", read.Dashboard.Start[0].Name.For("de-AT", "en"));
    }

    [Fact]
    public async Task A_switched_off_widget_answers_inactive()
    {
        var hash = _random.NewId();
        var grain = cluster.From(0).GetGrain<IWidgetConfigGrain>(hash);
        await grain.Save(StarterWidget.Of(hash) with { Active = false });
        Assert.Equal(RefusalCode.Inactive, (await grain.Get()).Refusal!.Code);
    }

    [Fact]
    public async Task A_session_opens_by_its_secret_only_also_after_its_grain_went_away()
    {
        var grain = cluster.From(0).GetGrain<IVisitorSessionGrain>(_random.NewId());
        var made = (await grain.Create("widget")).Value!;
        await cluster.Deactivate(grain);
        Assert.Equal(made.Session, (await grain.Authenticate(made.Secret)).Value);
        Assert.Equal(RefusalCode.Unauthenticated, (await grain.Authenticate(made.Secret[..^1] + "!")).Refusal!.Code);
        Assert.Equal(RefusalCode.Forbidden, (await grain.Create("widget")).Refusal!.Code);
    }

    [Fact]
    public async Task A_ticket_is_spent_once_and_gone_with_the_grain()
    {
        var grain = cluster.From(0).GetGrain<IVisitorSessionGrain>(_random.NewId());
        var secret = (await grain.Create("widget")).Value!.Secret;
        var nonce = (await grain.IssueTicket(secret)).Value!.Nonce;
        Assert.NotNull((await grain.RedeemTicket(nonce)).Value);
        Assert.Equal(RefusalCode.Unauthenticated, (await grain.RedeemTicket(nonce)).Refusal!.Code);
        var forgotten = (await grain.IssueTicket(secret)).Value!.Nonce;
        await cluster.Deactivate(grain);
        Assert.Equal(RefusalCode.Unauthenticated, (await grain.RedeemTicket(forgotten)).Refusal!.Code);
    }

    [Fact]
    public async Task D10_a_session_in_use_does_not_expire()
    {
        var grain = cluster.From(0).GetGrain<IVisitorSessionGrain>(_random.NewId());
        var secret = (await grain.Create("widget")).Value!.Secret;
        Assert.False(await grain.Expire());
        Assert.NotNull((await grain.Authenticate(secret)).Value);
    }
}
