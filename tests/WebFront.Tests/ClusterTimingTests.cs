using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;
using OrleansChat.Conversations;
using OrleansChat.Silo;

namespace OrleansChat.WebFront.Tests;

/// <summary>The timings that a cluster's promises rest on are those in force.</summary>
public sealed class ClusterTimingTests
{
    [Fact]
    public void A_silo_has_them_as_the_runtime_reads_them()
    {
        using var host = Silo(_ => { });
        host.Services.GetRequiredService<IStartupValidator>().Validate();
        var membership = host.Services.GetRequiredService<IOptions<ClusterMembershipOptions>>().Value;
        Assert.Equal(TimeSpan.FromSeconds(1.5), membership.ProbeTimeout);
        Assert.Equal(3, membership.NumMissedProbesLimit);
        Assert.Equal(TimeSpan.FromSeconds(5), membership.TableRefreshTimeout);
        Assert.Equal(2, membership.NumVotesForDeathDeclaration);
        Assert.NotNull(membership.DefunctSiloCleanupPeriod);
        Assert.Equal(TimeSpan.FromSeconds(10), host.Services.GetRequiredService<IOptions<SiloMessagingOptions>>().Value.ResponseTimeout);
    }

    [Fact]
    public void A_silo_with_others_does_not_start()
    {
        using var host = Silo(options => options.TableRefreshTimeout = TimeSpan.FromMinutes(1));
        var refused = Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains("timings were changed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_front_of_its_own_sees_in_five_seconds_which_silos_there_are()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleansClient(client => client.UseLocalhostClustering().UseClusterTimings());
        using var host = builder.Build();
        host.Services.GetRequiredService<IStartupValidator>().Validate();
        Assert.Equal(TimeSpan.FromSeconds(5), host.Services.GetRequiredService<IOptions<GatewayOptions>>().Value.GatewayListRefreshPeriod);
        Assert.Equal(TimeSpan.FromSeconds(10), host.Services.GetRequiredService<IOptions<ClientMessagingOptions>>().Value.ResponseTimeout);
    }

    [Theory]
    [InlineData(nameof(IConversationGrain.Start))]
    [InlineData(nameof(IConversationGrain.Post))]
    [InlineData(nameof(IConversationGrain.Assign))]
    [InlineData(nameof(IConversationGrain.Close))]
    [InlineData(nameof(IConversationGrain.Reopen))]
    public void Who_sends_something_is_answered_within_five_seconds(string method)
    {
        // Orleans looks once a second for calls that are overdue.
        var patience = typeof(IConversationGrain).GetMethod(method)!.GetCustomAttribute<ResponseTimeoutAttribute>()!.Timeout;
        Assert.Equal(TimeSpan.FromSeconds(4), patience);
    }

    private static IHost Silo(Action<ClusterMembershipOptions> changed)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering().UseClusterTimings();
            silo.Services.PostConfigure(changed);
        });
        return builder.Build();
    }
}
