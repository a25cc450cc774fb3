using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using OrleansChat.Conversations;

namespace OrleansChat.Tests.Conversations;

/// <summary>What a silo says of its store has to reach fronts in other processes.</summary>
public sealed class StoreFailedTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_failed_store_can_be_told_across_processes(bool outcomeUnknown)
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        var sent = serializer.SerializeToArray<Exception>(new StoreFailedException("the disk is gone", outcomeUnknown));
        var told = Assert.IsType<StoreFailedException>(serializer.Deserialize<Exception>(sent));
        Assert.Equal("the disk is gone", told.Message);
        Assert.Equal(outcomeUnknown, told.OutcomeUnknown);
    }
}
