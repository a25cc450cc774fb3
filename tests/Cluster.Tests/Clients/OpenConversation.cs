using OrleansChat.Cluster.Tests.History;
using OrleansChat.Wire;

namespace OrleansChat.Cluster.Tests.Clients;

/// <summary>One conversation in one browser, by the widget's position rule: append what fits, pull where there is a gap, retry a pull without end.</summary>
internal sealed class OpenConversation(string client, string id, Chronicle chronicle, Func<string, int, Task<WireBatch>?> open, Backoff backoff)
{
    private readonly Lock _lock = new();
    private int? _logEpoch;
    private bool _pulling;
    private bool _again;

    /// <summary>How far it is known.</summary>
    public int Position { get; private set; }

    /// <summary>A batch that came by itself.</summary>
    public void OnPush(WireBatch batch)
    {
        Show(batch, pushed: true);
        lock (_lock)
        {
            if (_logEpoch == batch.LogEpoch && batch.Head <= Position) return;
            if (_logEpoch == batch.LogEpoch && batch.After == Position)
            {
                Stand(batch);
                return;
            }

            if (_logEpoch is { } known && known != batch.LogEpoch) (Position, _logEpoch) = (0, null);
        }

        Pull();
    }

    /// <summary>The log ends there.</summary>
    public void OnHead(WireHead head)
    {
        lock (_lock)
        {
            if (_logEpoch == head.LogEpoch && head.Head <= Position) return;
        }

        Pull();
    }

    /// <summary>Asks for what is new, and to be told from there on; returns at once.</summary>
    public void Pull()
    {
        lock (_lock)
        {
            _again = true;
            if (_pulling) return;
            _pulling = true;
        }

        _ = PullAll();
    }

    private async Task PullAll()
    {
        while (true)
        {
            int asked;
            lock (_lock)
            {
                if (!_again)
                {
                    _pulling = false;
                    return;
                }

                (_again, asked) = (false, Position);
            }

            if (open(id, asked) is not { } pull)
            {
                // Without a line nothing can be asked; the next one begins with a pull.
                continue;
            }

            try
            {
                var batch = await pull;
                Show(batch, pushed: false);
                backoff.Reset();
                lock (_lock)
                {
                    if (_logEpoch is { } known && known != batch.LogEpoch && asked > 0) (Position, _logEpoch, _again) = (0, null, true);
                    else if (_logEpoch is null || batch.Head > Position) Stand(batch);
                }
            }
            catch (CallRefusedException refused) when (CallRefusedException.IsRetryable(refused.Problem))
            {
                chronicle.Add(new Refused(client, id, "", refused.Problem.Status, refused.Problem.Code));
                await Task.Delay(backoff.Next(refused.Problem.RetryAfter ?? 0));
                lock (_lock) _again = true;
            }
            catch (CallRefusedException refused)
            {
                chronicle.Add(new Refused(client, id, "", refused.Problem.Status, refused.Problem.Code));
            }
            catch (Exception unanswered)
            {
                chronicle.Add(new Unanswered(client, id, "", unanswered.GetType().Name));
                await Task.Delay(backoff.Next());
                lock (_lock) _again = true;
            }
        }
    }

    private void Stand(WireBatch batch)
    {
        (Position, _logEpoch) = (batch.Head, batch.LogEpoch);
        chronicle.Add(new Stood(client, id, Position));
    }

    private void Show(WireBatch batch, bool pushed)
    {
        var events = batch.Events.Select(shown => new ShownEvent(shown.Seq, shown.Kind, shown.Author.Kind, shown.ClientId, shown.Text));
        chronicle.Add(new Shown(client, id, batch.After, batch.Head, batch.LogEpoch, [.. events], pushed));
    }
}
