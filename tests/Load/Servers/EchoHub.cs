using System.Diagnostics.CodeAnalysis;
using System.Runtime.Serialization;
using Microsoft.AspNetCore.SignalR;

namespace OrleansChat.Load.Servers;

/// <summary>A message as the plain servers send it.</summary>
[DataContract]
public sealed record PlainMessage(
    [property: DataMember(Name = "conversation")] string Conversation,
    [property: DataMember(Name = "seq")] long Seq,
    [property: DataMember(Name = "at")] long At,
    [property: DataMember(Name = "clientId")] string ClientId,
    [property: DataMember(Name = "text")] string Text);

/// <summary>Answers with what it got.</summary>
[SuppressMessage("Performance", "CA1822", Justification = "SignalR calls instance methods only.")]
public sealed class EchoHub : Hub
{
    public PlainMessage[] Join(string conversation, long since) => [];

    public string Post(string conversation, string clientId, string text) => text;
}
