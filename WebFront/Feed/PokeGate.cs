using OrleansChat.Feed;
using OrleansChat.WebFront.Edge;

namespace OrleansChat.WebFront.Feed;

/// <summary>
/// Where silos' news come in. For tests of healing it is deaf while the file <c>Faults:DropPokesWhile</c> exists, on a front that nobody but this machine
/// can call.
/// </summary>
internal sealed class PokeGate(FrontFeed feed, IConfiguration configuration, LoopbackFront loopback) : IFrontObserver
{
    private readonly string? _deafWhile = configuration["Faults:DropPokesWhile"];

    public Task Tell(FrontNews news) => _deafWhile is { Length: > 0 } file && loopback.Is && File.Exists(file) ? Task.CompletedTask : feed.Tell(news);
}
