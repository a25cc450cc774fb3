using System.Collections.Immutable;
using System.Runtime.Serialization;

namespace OrleansChat.Wire;

/// <summary>A conversation as its operators see it in a list.</summary>
[DataContract]
public sealed record WireInboxRow(
    [property: DataMember(Name = "id")] string Id,
    [property: DataMember(Name = "departmentId")] string DepartmentId,
    [property: DataMember(Name = "priority")] string Priority,
    [property: DataMember(Name = "status")] string Status,
    [property: DataMember(Name = "assignee")] WireAuthor? Assignee,
    [property: DataMember(Name = "visitor")] WireAuthor Visitor,
    [property: DataMember(Name = "preview")] string Preview,
    [property: DataMember(Name = "lastAuthor")] WireAuthor LastAuthor,
    [property: DataMember(Name = "startedAt")] long StartedAt,
    [property: DataMember(Name = "lastAt")] long LastAt,
    [property: DataMember(Name = "waitingSince")] long? WaitingSince,
    [property: DataMember(Name = "unread")] int Unread,
    [property: DataMember(Name = "head")] int Head,
    [property: DataMember(Name = "identity")] WireIdentity Identity);

/// <summary>Rows of a department that changed.</summary>
[DataContract]
public sealed record WireInboxRows([property: DataMember(Name = "rows")] ImmutableArray<WireInboxRow> Rows);
