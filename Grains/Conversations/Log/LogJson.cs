using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansChat.Conversations.Log;

/// <summary>The JSON of stored payloads: nulls left out, text as it is (it is read by programs only).</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(MessagePayload))]
[JsonSerializable(typeof(StartedPayload))]
[JsonSerializable(typeof(AssignedPayload))]
[JsonSerializable(typeof(UnknownPayload))]
[JsonSerializable(typeof(SnapshotPayload))]
internal sealed partial class LogJson : JsonSerializerContext
{
    public static LogJson Compact { get; } = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
