using System.Runtime.CompilerServices;

namespace OrleansChat.Tests.Simulation;

/// <summary>What happened, line by line, for a reader. Costs nothing while it is off.</summary>
internal sealed class Trace(Timeline timeline, bool on)
{
    private readonly List<string> _lines = [];

    public bool On => on;

    public IReadOnlyList<string> Lines => _lines;

    public void Add([InterpolatedStringHandlerArgument("")] Line line)
    {
        if (on) _lines.Add($"{timeline.Now / 1000.0,12:N3} ms  {line.Text}");
    }

    [InterpolatedStringHandler]
    internal readonly struct Line
    {
        private readonly System.Text.StringBuilder? _text;

        public Line(int literals, int values, Trace trace, out bool wanted)
        {
            wanted = trace.On;
            _text = wanted ? new(literals + (values * 8)) : null;
        }

        public string Text => _text!.ToString();

        public void AppendLiteral(string text) => _text!.Append(text);

        public void AppendFormatted<T>(T value) => _text!.Append(value);
    }
}
