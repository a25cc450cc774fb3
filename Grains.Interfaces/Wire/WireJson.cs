using System.Text.Json.Serialization;

namespace OrleansChat.Wire;

/// <summary>How the wire's shapes are JSON: camelCase, nulls left out, unknown members refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(WireBatch))]
[JsonSerializable(typeof(WirePage))]
[JsonSerializable(typeof(WireHead))]
[JsonSerializable(typeof(WireSeenMark))]
[JsonSerializable(typeof(WireTyping))]
[JsonSerializable(typeof(WireStart))]
[JsonSerializable(typeof(WireStarted))]
[JsonSerializable(typeof(WirePost))]
[JsonSerializable(typeof(WirePost[]))]
[JsonSerializable(typeof(WirePosted))]
[JsonSerializable(typeof(WireChanged))]
[JsonSerializable(typeof(WireConversations))]
[JsonSerializable(typeof(WireSessionRequest))]
[JsonSerializable(typeof(WireSession))]
[JsonSerializable(typeof(WireTicket))]
[JsonSerializable(typeof(WireNothing))]
[JsonSerializable(typeof(WireRead))]
[JsonSerializable(typeof(WireConfig))]
[JsonSerializable(typeof(WireInboxRows))]
[JsonSerializable(typeof(Problem))]
public sealed partial class WireJson : JsonSerializerContext;
