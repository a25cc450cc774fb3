using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Cluster.Tests.History;
using OrleansChat.Wire;

namespace OrleansChat.Cluster.Tests.Clients;

/// <summary>A visitor's browser with one conversation.</summary>
internal sealed class Visitor(string name, string hash, HttpClient http, Balancer balancer, Chronicle chronicle, int seed) : Browser(name, balancer, chronicle, seed)
{
    private readonly string _startId = WireLine.NewId();
    private readonly TaskCompletionSource<string> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _starting = new(1);
    private WireSession? _session;

    /// <summary>His conversation, once it is started.</summary>
    public Task<string> Conversation => _started.Task;

    /// <summary>A ticket for one connect.</summary>
    public async Task<string> Ticket(Uri front, CancellationToken stop = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(front, $"/chat/{hash}/ticket")) { Content = JsonContent.Create(new WireNothing(), options: WireLine.Json) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _session!.Session);
        return (await http.SendAsync(request, stop).Payload<WireTicket>()).Ticket;
    }

    protected override async Task<HubConnection> Dial(Uri front, CancellationToken stop)
    {
        if (_session is null)
        {
            _session = await http.PostAsJsonAsync(new Uri(front, $"/chat/{hash}/session"), new WireSessionRequest(), WireLine.Json, stop).Payload<WireSession>();
            Chronicle.Add(new Joined(Name, IsVisitor: true, _session.VisitorId));
        }

        return WireLine.Hub(new(front, $"/hubs/visitor?ticket={await Ticket(front, stop)}"));
    }

    protected override void OnLineUp()
    {
        if (!_started.Task.IsCompleted) _ = Start();
    }

    private async Task Start()
    {
        var backoff = new Backoff(Random);
        await _starting.WaitAsync();
        try
        {
            while (!_started.Task.IsCompleted)
            {
                try
                {
                    if (Call<WireStarted>("Start", new WireStart(_startId, "support")) is not { } call) return;
                    var started = await call;
                    Open(started.Id);
                    _started.TrySetResult(started.Id);
                }
                catch (CallRefusedException refused) when (!CallRefusedException.IsRetryable(refused.Problem))
                {
                    _started.TrySetException(refused);
                }
                catch (Exception)
                {
                    await Task.Delay(backoff.Next());
                }
            }
        }
        finally
        {
            _starting.Release();
        }
    }
}
