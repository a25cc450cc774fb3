using System.Data.Common;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;
using OrleansChat.Sql;

namespace OrleansChat.Hosting;

/// <summary>
/// A grain whose calls go to the store: when the store fails, its callers are told so by an exception of the contracts. Those of the store
/// and its driver are unknown in other processes, and could not even be sent there.
/// </summary>
internal interface IStoreCaller : IIncomingGrainCallFilter
{
    async Task IIncomingGrainCallFilter.Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception failure) when (failure is StoreException or LogUnavailableException or DbException)
        {
            throw new StoreFailedException(failure.Message, failure is StoreDoubtfulException or StoreBrokenException or DbException);
        }
    }
}
