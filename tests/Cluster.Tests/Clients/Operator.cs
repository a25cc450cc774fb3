using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Cluster.Tests.History;

namespace OrleansChat.Cluster.Tests.Clients;

/// <summary>An operator's browser at the console. Several of them may be one person.</summary>
internal sealed class Operator(string name, string person, string password, HttpClient http, Balancer balancer, Chronicle chronicle, int seed)
    : Browser(name, balancer, chronicle, seed)
{
    private string? _cookie;

    protected override async Task<HubConnection> Dial(Uri front, CancellationToken stop)
    {
        if (_cookie is null)
        {
            using var form = new FormUrlEncodedContent([new("name", "admin"), new("password", password)]);
            using var response = await http.PostAsync(new Uri(front, "/console/sign-in"), form, stop);
            if (!response.IsSuccessStatusCode)
                throw new CallRefusedException(WireLine.ProblemIn(await response.Content.ReadAsStringAsync(stop)) ?? new((int)response.StatusCode, "unexpected", "", null, null));
            _cookie = response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
            Chronicle.Add(new Joined(Name, IsVisitor: false, person));
        }

        return WireLine.Hub(new(front, "/hubs/operator"), ("Cookie", _cookie), ("Origin", front.GetLeftPart(UriPartial.Authority)));
    }

    protected override void OnLineUp() => _ = Call<object?>("WatchInbox", (object?)null)?.ContinueWith(_ => { }, TaskScheduler.Default);
}
