using System.Net;

namespace OrleansChat.Load.Servers;

/// <summary>Asks whether a server is ready.</summary>
internal static class Probe
{
    /// <summary>Whether it answers with success within 5 seconds.</summary>
    public static bool Answers(IPEndPoint address, string path)
    {
        using var http = new HttpClient { BaseAddress = new($"http://{address}"), Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var answer = http.GetAsync(new Uri(path, UriKind.Relative)).GetAwaiter().GetResult();
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
