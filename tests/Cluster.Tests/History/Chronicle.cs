using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace OrleansChat.Cluster.Tests.History;

/// <summary>What all clients of a run did and saw, in the order of one monotonic clock.</summary>
internal sealed class Chronicle
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly ConcurrentQueue<Entry> _entries = new();

    /// <summary>Microseconds since the beginning.</summary>
    public long Now => (long)Stopwatch.GetElapsedTime(_began).TotalMicroseconds;

    public void Add(Entry entry) => _entries.Enqueue(entry with { At = Now });

    public void Note(string what) => Add(new Noted(what));

    /// <summary>All entries by time.</summary>
    public List<Entry> Entries() => [.. _entries.OrderBy(entry => entry.At)];

    /// <summary>Writes one entry a line.</summary>
    public async Task Save(string file)
    {
        await using var writer = new StreamWriter(file);
        foreach (var entry in Entries()) await writer.WriteLineAsync(JsonSerializer.Serialize(entry));
    }

    /// <summary>Reads what was saved.</summary>
    public static List<Entry> Load(string file) => [.. File.ReadLines(file).Select(line => JsonSerializer.Deserialize<Entry>(line)!)];
}
