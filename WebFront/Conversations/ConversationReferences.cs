using OrleansChat.Conversations;

namespace OrleansChat.WebFront.Conversations;

/// <summary>
/// References to conversations' grains for every message. The factory's typed way finds the interface's name by reflection at every call,
/// which costs more than the call that follows; here it is found once.
/// </summary>
internal sealed class ConversationReferences(IGrainFactory grains)
{
    private GrainReference? _known;

    public IConversationGrain this[ConversationId id]
    {
        get
        {
            var key = id.ToString();
            if (_known is { } known) return (IConversationGrain)grains.GetGrain(GrainId.Create(known.GrainId.Type, key), known.InterfaceType);
            var found = grains.GetGrain<IConversationGrain>(key);
            _known = found as GrainReference;
            return found;
        }
    }
}
