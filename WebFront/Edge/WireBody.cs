using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OrleansChat.Conversations;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Edge;

/// <summary>Bodies as the wire has them.</summary>
internal static class WireBody
{
    /// <summary>Reads the request's JSON body; anything but the one expected shape is malformed.</summary>
    public static async ValueTask<T> ReadWire<T>(this HttpRequest request, JsonTypeInfo<T> shape)
        where T : class
    {
        if (!request.HasJsonContentType()) throw RefusedException.Because(RefusalCode.Malformed, "The body must be application/json.");
        return await JsonSerializer.DeserializeAsync(request.Body, shape, request.HttpContext.RequestAborted)
            ?? throw RefusedException.Because(RefusalCode.Malformed);
    }

    /// <summary>Reads a body that says nothing: <c>{}</c>.</summary>
    public static async ValueTask ReadNothing(this HttpRequest request) => await request.ReadWire(WireJson.Default.WireNothing);
}
