using OrleansChat.Load.Report;

namespace OrleansChat.Load.Scenarios;

/// <summary>One thing to measure. Its constructor reads the options, so that wrong ones are refused before anything is started.</summary>
internal abstract class Scenario
{
    /// <summary>Measures it; may take minutes.</summary>
    public abstract Outcome Run(Screen screen);
}
