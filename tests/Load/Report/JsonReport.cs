using System.Text.Json;
using System.Text.Json.Serialization;
using OrleansChat.Load.Scenarios;

namespace OrleansChat.Load.Report;

/// <summary>The figures for machines.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>`ratios` holds the medians; the ranges and every round stand behind them.</summary>
    public static void Write(string file, Comparison comparison) => Write(file, (object)new
    {
        Ratios = comparison.Ratios.ToDictionary(ratio => ratio.Key, ratio => ratio.Value.Median),
        RatioRanges = comparison.Ratios,
        comparison.FlushMicroseconds,
        comparison.Options,
        comparison.Rounds,
    });

    public static void Write(string file, object figures) => File.WriteAllText(file, JsonSerializer.Serialize(figures, Options) + "\n");
}
