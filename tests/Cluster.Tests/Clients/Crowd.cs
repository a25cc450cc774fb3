using OrleansChat.Cluster.Tests.History;
using OrleansChat.Cluster.Tests.Processes;

namespace OrleansChat.Cluster.Tests.Clients;

/// <summary>How many people there are and how much they talk.</summary>
internal sealed record CrowdSize(int Visitors = 12, int Operators = 2)
{
    /// <summary>The mean time between two messages of one browser.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(400);
}

/// <summary>Visitors and operators of one cluster, talking at random by a seed.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private const string Person = "admin";

    // A connection may have 200 open (docs/wire.md, Limits); what is refused then would be asked for without end.
    private const int MostOpen = 150;

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, PooledConnectionLifetime = TimeSpan.FromSeconds(5) }) { Timeout = TimeSpan.FromSeconds(10) };
    private readonly CancellationTokenSource _hush = new();
    private readonly List<Visitor> _visitors = [];
    private readonly List<Operator> _operators = [];
    private readonly List<Task> _talks = [];
    private readonly CrowdSize _size;
    private readonly int _seed;
    private readonly Chronicle _chronicle;

    /// <param name="cluster">Where they go.</param>
    /// <param name="fronts">By which addresses: the fronts' own, or those of proxies before them.</param>
    /// <param name="chronicle">What they did and saw.</param>
    /// <param name="operatorId">The administrator's id.</param>
    /// <param name="size">How many they are.</param>
    /// <param name="seed">How they talk.</param>
    public Crowd(ChatClusterProcesses cluster, IReadOnlyList<Uri> fronts, Chronicle chronicle, string operatorId, CrowdSize size, int seed)
    {
        (_size, _seed, _chronicle) = (size, seed, chronicle);
        var balancer = new Balancer(fronts);
        for (var n = 1; n <= size.Visitors; n++) _visitors.Add(new($"visitor-{n}", cluster.Hash, _http, balancer, chronicle, seed + n));
        for (var n = 1; n <= size.Operators; n++)
            _operators.Add(new($"{Person}-{n}", operatorId, ChatClusterProcesses.Password, _http, balancer, chronicle, seed + 10_000 + n));
    }

    public IReadOnlyList<Visitor> Visitors => _visitors;

    public IReadOnlyList<Operator> Operators => _operators;

    public IEnumerable<Browser> Browsers => _visitors.Concat<Browser>(_operators);

    /// <summary>Everybody connects, every visitor starts a conversation, every operator opens all of them, or his part where they are many.</summary>
    public async Task Arrive(TimeSpan patience)
    {
        foreach (var browser in Browsers) browser.Run();
        await Task.WhenAll(Browsers.Select(browser => browser.Connected)).WaitAsync(patience);
        var conversations = await Task.WhenAll(_visitors.Select(visitor => visitor.Conversation)).WaitAsync(patience);
        for (var n = 0; n < _operators.Count; n++)
        {
            var first = conversations.Length > MostOpen ? n * MostOpen : 0;
            foreach (var conversation in conversations.Skip(first).Take(MostOpen)) _operators[n].Open(conversation);
        }
    }

    /// <summary>Everybody begins to talk.</summary>
    public void Talk()
    {
        var conversations = _visitors.ConvertAll(visitor => visitor.Conversation.Result);
        for (var n = 0; n < _visitors.Count; n++) Begin(_visitors[n], [conversations[n]], conversations, new(_seed + 20_000 + n));
        for (var n = 0; n < _operators.Count; n++) Begin(_operators[n], conversations, [], new(_seed + 30_000 + n));
    }

    /// <summary>Nobody says anything new; what is in the outboxes is still sent.</summary>
    public async Task Hush()
    {
        await _hush.CancelAsync();
        await Task.WhenAll(_talks);
    }

    public async ValueTask DisposeAsync()
    {
        await Hush();
        foreach (var browser in Browsers) await browser.DisposeAsync();
        _hush.Dispose();
        _http.Dispose();
    }

    private void Begin(Browser browser, List<string> own, List<string> foreign, Random random) => _talks.Add(Task.Run(() => Talk(browser, own, foreign, random)));

    private async Task Talk(Browser browser, List<string> own, List<string> foreign, Random random)
    {
        for (var said = 1; !_hush.IsCancellationRequested; said++)
        {
            await Task.Delay(_size.Pause * (-Math.Log(1 - random.NextDouble())), _hush.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            if (_hush.IsCancellationRequested) return;
            var conversation = own[random.Next(own.Count)];
            browser.Say(conversation, $"{browser.Name} says {said}: {random.Next():x8}");
            if (random.Next(10) == 0) browser.Read(conversation);
            if (random.Next(50) == 0 && foreign.Count > 1 && foreign[random.Next(foreign.Count)] is var theirs && !own.Contains(theirs)) await browser.Trespass(theirs);
        }
    }
}
