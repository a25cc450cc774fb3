using System.Runtime.Serialization;

namespace OrleansChat.Wire;

/// <summary>Asks for a session: the one that the token opens, or a new one. `userDetails` is who the host page says the visitor is.</summary>
[DataContract]
public sealed record WireSessionRequest(
    [property: DataMember(Name = "session")] string? Session = null,
    [property: DataMember(Name = "userDetails")] WireUserDetails? UserDetails = null);

/// <summary>The host page's word for who the visitor is (S91 to S93). Without a proof it is a claim.</summary>
[DataContract]
public sealed record WireUserDetails(
    [property: DataMember(Name = "email")] string? Email = null,
    [property: DataMember(Name = "emailHash")] string? EmailHash = null,
    [property: DataMember(Name = "firstname")] string? Firstname = null,
    [property: DataMember(Name = "lastname")] string? Lastname = null);

/// <summary>
/// The session's token (`visitorId.secret`), its public id and who the visitor is. `asked`: he has answered that, or would not. `problem`:
/// why the host page's details were not taken.
/// </summary>
[DataContract]
public sealed record WireSession(
    [property: DataMember(Name = "session")] string Session,
    [property: DataMember(Name = "visitorId")] string VisitorId,
    [property: DataMember(Name = "identity")] WireIdentity Identity,
    [property: DataMember(Name = "asked")] bool Asked,
    [property: DataMember(Name = "problem")] Problem? Problem);

/// <summary>Who the visitor says he is; what is absent is taken back. `declined` stands alone: he was asked and would not say.</summary>
[DataContract]
public sealed record WireContact(
    [property: DataMember(Name = "name")] string? Name = null,
    [property: DataMember(Name = "email")] string? Email = null,
    [property: DataMember(Name = "declined")] bool Declined = false);

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
