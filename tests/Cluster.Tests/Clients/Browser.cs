using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Cluster.Tests.History;
using OrleansChat.Wire;

namespace OrleansChat.Cluster.Tests.Clients;

/// <summary>
/// A browser with the widget's rules: one socket, endless reconnect with jitter through whatever front the balancer gives, an outbox a
/// conversation, and what is open is pulled whenever a line comes up.
/// </summary>
internal abstract class Browser : IAsyncDisposable
{
    private static readonly TimeSpan OpenWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, OpenConversation> _open = new();
    private readonly ConcurrentDictionary<string, OutboxLane> _lanes = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HubConnection? _line;
    private Task _running = Task.CompletedTask;

    protected Browser(string name, Balancer balancer, Chronicle chronicle, int seed) =>
        (Name, Balancer, Chronicle, Random) = (name, balancer, chronicle, new Random(seed));

    public string Name { get; }

    /// <summary>Done once it was connected for the first time.</summary>
    public Task Connected => _connected.Task;

    /// <summary>Whether a line is up now.</summary>
    public bool IsUp => Volatile.Read(ref _line) is not null;

    /// <summary>How often a line came up.</summary>
    public int Connects { get; private set; }

    public IEnumerable<(string Id, int Position)> Positions => _open.Select(open => (open.Key, open.Value.Position));

    /// <summary>Messages without an answer.</summary>
    public int Unsent => _lanes.Values.Sum(lane => lane.Count);

    protected Balancer Balancer { get; }

    protected Chronicle Chronicle { get; }

    protected Random Random { get; }

    /// <summary>Begins to connect, for ever.</summary>
    public void Run() => _running = Task.Run(Connect);

    /// <summary>Opens a conversation: first load, resume and gap are one.</summary>
    public OpenConversation Open(string id)
    {
        var open = _open.GetOrAdd(id, _ => new(Name, id, Chronicle, (conversation, since) => Call<WireBatch>("Open", conversation, since), new(Random, Backoff.OnTheLine)));
        open.Pull();
        return open;
    }

    /// <summary>Presses send.</summary>
    public void Say(string id, string text) =>
        _lanes.GetOrAdd(id, _ => new(Name, id, Chronicle, () => IsUp, (conversation, posts) => Call<WirePosted>("Post", conversation, posts), new(Random, Backoff.OnTheLine))).Add(text);

    /// <summary>Has read up to the end of what is shown.</summary>
    public void Read(string id)
    {
        if (_open.TryGetValue(id, out var open) && open.Position > 0 && _line is { } line) _ = line.SendAsync("Read", id, open.Position).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    /// <summary>Asks for a conversation that is somebody else's.</summary>
    public async Task Trespass(string id)
    {
        try
        {
            if (Call<WireBatch>("Open", id, 0) is not { } call) return;
            await call;
            Chronicle.Add(new Trespassed(Name, id, "Open", null));
        }
        catch (CallRefusedException refused)
        {
            Chronicle.Add(new Trespassed(Name, id, "Open", refused.Problem.Code));
        }
        catch (Exception)
        {
            // Without an answer nothing was seen.
        }
    }

    /// <summary>Loses the line, as a phone does in a tunnel; it comes back by itself.</summary>
    public Task Drop() => _line is { } line ? line.StopAsync() : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes a connection to the front, ready to be started.</summary>
    protected abstract Task<HubConnection> Dial(Uri front, CancellationToken stop);

    /// <summary>A line came up.</summary>
    protected virtual void OnLineUp()
    {
    }

    /// <summary>The call's answer, or null without a line.</summary>
    /// <exception cref="CallRefusedException">The answer was no.</exception>
    protected Task<T>? Call<T>(string method, params object?[] arguments) => Volatile.Read(ref _line) is { } line ? Answer<T>(line, method, arguments) : null;

    private static async Task<T> Answer<T>(HubConnection line, string method, object?[] arguments)
    {
        try
        {
            return await line.InvokeCoreAsync<T>(method, arguments).WaitAsync(AnswerWithin);
        }
        catch (HubException refused) when (WireLine.ProblemIn(refused.Message) is { } problem)
        {
            throw new CallRefusedException(problem);
        }
    }

    private async Task Connect()
    {
        var backoff = new Backoff(Random);
        while (!_stop.IsCancellationRequested)
        {
            var front = Balancer.Choose(Random);
            var retryAfter = 0;
            try
            {
                var began = TimeProvider.System.GetTimestamp();
                await Carry(front);
                if (TimeProvider.System.GetElapsedTime(began) > Held) backoff.Reset();
            }
            catch (CallRefusedException refused)
            {
                retryAfter = refused.Problem.RetryAfter ?? 0;
                if (!CallRefusedException.IsRetryable(refused.Problem)) Chronicle.Add(new Refused(Name, "", "", refused.Problem.Status, refused.Problem.Code));
            }
            catch (Exception) when (!_stop.IsCancellationRequested)
            {
                Balancer.Failed(front);
            }
            catch (Exception)
            {
                return;
            }

            await Task.Delay(backoff.Next(retryAfter), _stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task Carry(Uri front)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var line = await Dial(front, _stop.Token).WaitAsync(OpenWithin * 2, _stop.Token);
        line.On<WireBatch>("Events", batch =>
        {
            _open.GetValueOrDefault(batch.ConversationId)?.OnPush(batch);
            _lanes.GetValueOrDefault(batch.ConversationId)?.Heard();
        });
        line.On<WireHead>("Head", head => _open.GetValueOrDefault(head.ConversationId)?.OnHead(head));
        line.On<WireConversations>("Session", list => Listed(list));
        line.On<WireInboxRows>("Inbox", Listed);
        line.Closed += _ =>
        {
            ended.TrySetResult();
            return Task.CompletedTask;
        };
        await line.StartAsync(_stop.Token).WaitAsync(OpenWithin, _stop.Token);
        Volatile.Write(ref _line, line);
        Connects++;
        _connected.TrySetResult();
        try
        {
            OnLineUp();
            foreach (var open in _open.Values) open.Pull();
            foreach (var lane in _lanes.Values) lane.LineUp();
            await ended.Task.WaitAsync(_stop.Token);
        }
        finally
        {
            Volatile.Write(ref _line, null);
        }
    }

    private void Listed(WireConversations list)
    {
        foreach (var row in list.Conversations) Chronicle.Add(new Listed(Name, row.Id, row.Head, row.Unread, row.Preview));
    }

    private void Listed(WireInboxRows rows)
    {
        foreach (var row in rows.Rows) Chronicle.Add(new Listed(Name, row.Id, row.Head, row.Unread, row.Preview));
    }
}
