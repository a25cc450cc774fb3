using OrleansChat.Conversations;

namespace OrleansChat.WebFront.Feed;

/// <summary>This process's name as a front; a new one each start.</summary>
public sealed class FrontName(IRandomIds random)
{
    /// <summary>The id by which silos know the front.</summary>
    public string Id { get; } = random.NewId();
}
