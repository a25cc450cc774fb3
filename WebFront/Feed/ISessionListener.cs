using Microsoft.AspNetCore.SignalR;
using OrleansChat.Visitors;

namespace OrleansChat.WebFront.Feed;

/// <summary>A visitor's connection, as far as its session concerns it.</summary>
internal interface ISessionListener
{
    /// <summary>Sends what only this connection is told; false where it has no room now.</summary>
    bool TrySend(SerializedHubMessage message);

    /// <summary>Ends the connection.</summary>
    void Abort();

    /// <summary>Who its visitor is, if it does not know better.</summary>
    void Known(VisitorSession session);
}
