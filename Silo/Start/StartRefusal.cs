using Microsoft.Extensions.Hosting;

namespace OrleansChat.Silo;

/// <summary>What a check that runs beside the start found wrong: it ends the start, and its sentence is told.</summary>
internal sealed class StartRefusal(IHostApplicationLifetime lifetime)
{
    /// <summary>What is wrong and what to do; null where nothing is.</summary>
    public string? Sentence { get; private set; }

    /// <summary>Ends the start.</summary>
    public void Because(string sentence)
    {
        Sentence ??= sentence;
        lifetime.StopApplication();
    }
}
