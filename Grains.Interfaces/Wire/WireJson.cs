using System.Text.Encodings.Web;
using System.Text.Json;
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
[JsonSerializable(typeof(WireWidgetMark))]
[JsonSerializable(typeof(WireStart))]
[JsonSerializable(typeof(WireStarted))]
[JsonSerializable(typeof(WirePost))]
[JsonSerializable(typeof(WirePost[]))]
[JsonSerializable(typeof(WirePosted))]
[JsonSerializable(typeof(WireChanged))]
[JsonSerializable(typeof(WireConversations))]
[JsonSerializable(typeof(WireSessionRequest))]
[JsonSerializable(typeof(WireSession))]
[JsonSerializable(typeof(WireIdentity))]
[JsonSerializable(typeof(WireContact))]
[JsonSerializable(typeof(WireTicket))]
[JsonSerializable(typeof(WireNothing))]
[JsonSerializable(typeof(WireRead))]
[JsonSerializable(typeof(WireConfig))]
[JsonSerializable(typeof(WireInboxRows))]
[JsonSerializable(typeof(WireFileRules))]
[JsonSerializable(typeof(WireNewFile))]
[JsonSerializable(typeof(WireReserved))]
[JsonSerializable(typeof(WireAppended))]
[JsonSerializable(typeof(Problem))]
public sealed partial class WireJson : JsonSerializerContext
{
    private static WireJson? _sent;

    /// <summary>The same with letters of every script as themselves: what is sent as JSON stands in no HTML.</summary>
    public static WireJson Sent => _sent ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
