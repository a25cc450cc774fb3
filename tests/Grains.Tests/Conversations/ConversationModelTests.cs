using CsCheck;
using OrleansChat.Conversations;
using static OrleansChat.Tests.Conversations.People;

namespace OrleansChat.Tests.Conversations;

/// <summary>
/// Any commands, by two activations of one conversation, with any fates and in any order, against what was promised: what was
/// acknowledged is in the log once and at its place, what was not is there at most once, and everybody was told the log and nothing else.
/// </summary>
public sealed class ConversationModelTests
{
    private static readonly Gen<(int What, int Who, int Which, int Fate)[]> Runs =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 1], Gen.Int[0, 11], Gen.Int[0, 9]).Array[1, 120];

    [Fact]
    public void Whatever_happens_what_was_acknowledged_is_there_once_and_in_its_place() => Runs.Sample(Check, iter: 4_000);

    private static void Check((int What, int Who, int Which, int Fate)[] run)
    {
        var world = new CoreWorld();
        CoreWorld.Activation[] activations = [world.Activate(), world.Activate()];
        List<(NewMessage[] Messages, Answer<PostReceipt> Answer)> posts = [];
        List<Answer<Outcome<StartReceipt>>> changes = [];

        foreach (var (what, who, which, fate) in run)
        {
            var at = activations[who];
            var actor = which % 3 == 0 ? Olga : Ada;
            switch (what)
            {
                case 0:
                    changes.Add(at.Start(Ada));
                    break;
                case 1 or 2 or 3:
                    NewMessage[] messages = [.. Enumerable.Range(which, 1 + (fate % 3)).Select(n => Says((n % 12 * 2) + (actor == Olga ? 1 : 0), $"text {n % 12}", retry: fate > 5))];
                    posts.Add((messages, at.Post(actor, [.. messages])));
                    break;
                case 4:
                    changes.Add(at.Do((Change)(1 + (which % 3)), actor, Olga.AsAuthor()));
                    break;
                default:
                    if (world.Waiting > 0) world.Happen(which, fate < 7 ? (CoreWorld.Fate)fate : CoreWorld.Fate.Commit);
                    break;
            }
        }

        world.Settle();

        Assert.Equal(Enumerable.Range(1, world.Log.Count), world.Log.Select(logged => logged.Seq));
        Assert.True(world.Log.Zip(world.Log.Skip(1), (before, after) => before.At <= after.At).All(ordered => ordered));
        var ids = world.Log.Where(logged => logged.ClientId is not null).Select(logged => logged.ClientId).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(changes, change => Assert.True(change.IsThere));
        foreach (var (messages, answer) in posts) CheckPost(world, messages, answer.Value);
        foreach (var told in activations.SelectMany(activation => activation.Told)) Assert.Equal(world.Log[told.Seq - 1], told);
    }

    private static void CheckPost(CoreWorld world, NewMessage[] messages, PostReceipt receipt)
    {
        Assert.True(receipt.Accepted.Length == messages.Length || receipt.Refusal is not null);
        foreach (var (message, accepted) in messages.Zip(receipt.Accepted))
        {
            var logged = world.Log[accepted.Seq - 1];
            Assert.Equal((message.ClientId, accepted.At, message.Text), (logged.ClientId, logged.At, ((MessagePosted)logged.Body).Text));
        }
    }
}
