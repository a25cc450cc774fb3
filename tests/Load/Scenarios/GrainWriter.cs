using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using OrleansChat.Conversations;

namespace OrleansChat.Load.Scenarios;

/// <summary>Posts into one conversation by grain calls and remembers the places that it was told.</summary>
internal sealed class GrainWriter
{
    private static readonly string Text = new('x', 120);

    private readonly IConversationGrain _grain;
    private readonly IHistoryGrain _history;
    private readonly ConversationId _id;
    private readonly Actor _visitor;
    private readonly ConcurrentBag<int> _places = [];
    private readonly ConcurrentBag<RefusalCode> _refusals = [];

    private GrainWriter(IGrainFactory from, ConversationId id, Actor visitor)
    {
        (_grain, _history) = (from.GetGrain<IConversationGrain>(id.ToString()), from.GetGrain<IHistoryGrain>(0));
        (_id, _visitor) = (id, visitor);
    }

    /// <summary>Why posts were refused, one by one.</summary>
    public IEnumerable<RefusalCode> Refusals => _refusals;

    /// <summary>Starts a conversation at one silo, whose grain then lives there, and will post from another.</summary>
    public static async Task<GrainWriter> Start(IGrainFactory home, IGrainFactory from)
    {
        var visitor = Actor.Visitor(PublicId.Format(Fresh()), "Ada");
        var id = new ConversationId(Fresh());
        await home.GetGrain<IConversationGrain>(id.ToString())
            .Start(new(visitor, new(Fresh()), new("widget", "support", "support", Priority.Normal, "en", null, "Hello!", null)));
        return new(from, id, visitor);
    }

    public async Task Post()
    {
        var receipt = await _grain.Post(_visitor, [new(new(Fresh()), Text, Retry: false)], ReopenPolicy.Reopen);
        if (receipt.Refusal is null) _places.Add(receipt.Accepted[0].Seq);
        else _refusals.Add(receipt.Refusal.Code);
    }

    /// <summary>Whether each log goes as far as what was acknowledged, and no place was given twice.</summary>
    public static async Task<bool> AllInPlace(IEnumerable<GrainWriter> writers) => (await Task.WhenAll(writers.Select(writer => writer.InPlace()))).All(yes => yes);

    private async Task<bool> InPlace()
    {
        var places = _places.ToList();
        if (places.Count == 0) return true;
        var last = await _history.Since(_visitor, _id, places.Max() - 1, 10);
        return places.Distinct().Count() == places.Count && last.Value is { } batch && batch.Head == places.Max();
    }

    private static UInt128 Fresh() => BinaryPrimitives.ReadUInt128BigEndian(RandomNumberGenerator.GetBytes(16));
}
