using System.Security.Cryptography;
using System.Text.Json;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Widgets;

/// <summary>A configuration as it goes out: JSON bytes, and the tag that changes with any of them.</summary>
internal sealed record RenderedConfig(byte[] Json, string ETag)
{
    public static RenderedConfig Of(WireConfig config)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(config, WireJson.Sent.WireConfig);
        return new(json, $"\"{Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 12))}\"");
    }
}
