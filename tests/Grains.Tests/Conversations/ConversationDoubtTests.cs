using OrleansChat.Conversations;
using static OrleansChat.Tests.Conversations.People;

namespace OrleansChat.Tests.Conversations;

/// <summary>What a conversation answers about a write of which its store does not say whether it happened.</summary>
public sealed class ConversationDoubtTests
{
    private readonly CoreWorld _world = new();

    [Theory]
    [InlineData(nameof(CoreWorld.Fate.DoubtWritten))]
    [InlineData(nameof(CoreWorld.Fate.DoubtLost))]
    public void What_became_of_a_write_in_doubt_is_read_behind_the_fence_and_it_stands_once(string fate)
    {
        var core = Started();
        var post = core.Post(Ada, Says(1, "one"));
        _world.Happen(0, Enum.Parse<CoreWorld.Fate>(fate));
        Assert.False(post.IsThere);
        _world.Settle();
        Assert.Equal(2, post.Value.Accepted.Single().Seq);
        Assert.Equal(["one"], _world.Log.Skip(1).Select(Text));
    }

    [Theory]
    [InlineData(nameof(CoreWorld.Fate.UnsettledWritten))]
    [InlineData(nameof(CoreWorld.Fate.UnsettledLost))]
    public void What_nobody_knows_yet_is_answered_so_and_its_retry_stands_once(string fate)
    {
        var core = Started();
        var post = core.Post(Ada, Says(1, "one"));
        var close = core.Do(Change.Close, Ada);
        _world.Happen(0, Enum.Parse<CoreWorld.Fate>(fate));
        _world.Settle();
        Assert.Equal((RefusalCode.NoAnswer, true), (post.Value.Refusal!.Code, post.Value.Refusal.Retryable));
        Assert.Equal(RefusalCode.NoAnswer, close.Value.Refusal!.Code);
        var again = core.Post(Ada, Says(1, "one", retry: true));
        _world.Settle();
        Assert.Equal(2, again.Value.Accepted.Single().Seq);
        Assert.Equal(["one"], _world.Log.Skip(1).Select(Text));
    }

    private static string Text(LoggedEvent logged) => ((MessagePosted)logged.Body).Text;

    private CoreWorld.Activation Started()
    {
        var core = _world.Activate();
        core.Start(Ada);
        _world.Settle();
        return core;
    }
}
