using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace OrleansChat.Load.Servers;

/// <summary>Passes each message on to the other side and forgets it.</summary>
public sealed class RelayHub : Hub
{
    private static readonly ConcurrentDictionary<string, Head> Heads = new();

    public async Task<PlainMessage[]> Join(string conversation, long since)
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, conversation);
        return [];
    }

    public async Task<long> Post(string conversation, string clientId, string text)
    {
        var seq = Heads.GetOrAdd(conversation, _ => new()).Next();
        await Clients.OthersInGroup(conversation).SendAsync("Message", new PlainMessage(conversation, seq, 0, clientId, text));
        return seq;
    }

    private sealed class Head
    {
        private long _count;

        public long Next() => Interlocked.Increment(ref _count);
    }
}
