using System.Runtime.Serialization;

namespace OrleansChat.Wire;

/// <summary>A file of a message. `kind` is image (shown inline, with its size in pixels) or file.</summary>
[DataContract]
public sealed record WireAttachment(
    [property: DataMember(Name = "id")] string Id,
    [property: DataMember(Name = "name")] string Name,
    [property: DataMember(Name = "size")] long Size,
    [property: DataMember(Name = "type")] string Type,
    [property: DataMember(Name = "kind")] string Kind,
    [property: DataMember(Name = "width")] int? Width,
    [property: DataMember(Name = "height")] int? Height);

/// <summary>Reserves a file; idempotent by `clientId`. `type` is the sender's word, and decides nothing.</summary>
[DataContract]
public sealed record WireNewFile(
    [property: DataMember(Name = "clientId")] string ClientId,
    [property: DataMember(Name = "name")] string Name,
    [property: DataMember(Name = "size")] long Size,
    [property: DataMember(Name = "type")] string? Type = null);

/// <summary>Where the file goes on, and the most bytes of one piece.</summary>
[DataContract]
public sealed record WireReserved(
    [property: DataMember(Name = "id")] string Id,
    [property: DataMember(Name = "offset")] long Offset,
    [property: DataMember(Name = "chunk")] int Chunk);

/// <summary>Where the file stands; with `attachment` once all of it is there and was checked.</summary>
[DataContract]
public sealed record WireAppended(
    [property: DataMember(Name = "offset")] long Offset,
    [property: DataMember(Name = "attachment")] WireAttachment? Attachment);
