using System.Reflection;
using System.Runtime.Serialization;
using MessagePack;
using MessagePack.Formatters;

namespace OrleansChat.WebFront.Hubs;

/// <summary>Refuses maps with members that the shape does not have, as the JSON reader does.</summary>
internal sealed class KnownMembersFormatter<T> : IMessagePackFormatter<T?>
    where T : class
{
    private static readonly HashSet<string> Known =
        [.. typeof(T).GetProperties().Select(property => property.GetCustomAttribute<DataMemberAttribute>()?.Name).OfType<string>()];

    private readonly IMessagePackFormatter<T?> _inner = MessagePack.Resolvers.StandardResolver.Instance.GetFormatterWithVerify<T?>();

    public void Serialize(ref MessagePackWriter writer, T? value, MessagePackSerializerOptions options) => _inner.Serialize(ref writer, value, options);

    public T? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        var peek = reader.CreatePeekReader();
        if (!peek.TryReadNil()) Check(ref peek);
        return _inner.Deserialize(ref reader, options);
    }

    private static void Check(ref MessagePackReader peek)
    {
        for (var left = peek.ReadMapHeader(); left > 0; left--)
        {
            if (!Known.Contains(peek.ReadString() ?? "")) throw new MessagePackSerializationException("Unknown member.");
            peek.Skip();
        }
    }
}
