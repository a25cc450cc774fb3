using System.Runtime.Serialization;

namespace OrleansChat.Wire;

/// <summary>Asks for a session: the one that the token opens, or a new one.</summary>
[DataContract]
public sealed record WireSessionRequest([property: DataMember(Name = "session")] string? Session = null);

/// <summary>The session's token (`visitorId.secret`), its public id and who the visitor is.</summary>
[DataContract]
public sealed record WireSession(
    [property: DataMember(Name = "session")] string Session,
    [property: DataMember(Name = "visitorId")] string VisitorId,
    [property: DataMember(Name = "identity")] WireIdentity Identity);

/// <summary>`grade` is anonymous, claimed, code or host (D3).</summary>
[DataContract]
public sealed record WireIdentity(
    [property: DataMember(Name = "grade")] string Grade,
    [property: DataMember(Name = "name")] string? Name,
    [property: DataMember(Name = "email")] string? Email);

/// <summary>A ticket for one connect within 30 seconds.</summary>
[DataContract]
public sealed record WireTicket([property: DataMember(Name = "ticket")] string Ticket);

/// <summary>A body that says nothing: `{}`.</summary>
[DataContract]
public sealed record WireNothing;
