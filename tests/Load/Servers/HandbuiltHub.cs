using Microsoft.AspNetCore.SignalR;

namespace OrleansChat.Load.Servers;

/// <summary>Stores each message, tells the group, answers.</summary>
public sealed class HandbuiltHub(IHandbuiltLog log) : Hub
{
    public async Task<PlainMessage[]> Join(string conversation, long since)
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, conversation);
        return await log.Since(conversation, since);
    }

    public async Task<long> Post(string conversation, string clientId, string text)
    {
        var message = await log.Append(conversation, clientId, text);
        await Clients.OthersInGroup(conversation).SendAsync("Message", message);
        return message.Seq;
    }
}
