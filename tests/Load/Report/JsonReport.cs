using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using OrleansChat.Load.Machine;

namespace OrleansChat.Load.Report;

/// <summary>The figures for machines.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>One scenario's figures stand at the top; those of several each under its name.</summary>
    public static string Text(MachineFacts machine, IReadOnlyList<Outcome> outcomes)
    {
        var all = outcomes is [var only] ? Of(only) : new JsonObject(outcomes.Select(outcome => KeyValuePair.Create(outcome.Name, (JsonNode?)Of(outcome))));
        all["machine"] = JsonSerializer.SerializeToNode(machine, Options);
        return all.ToJsonString(Options) + "\n";
    }

    private static JsonObject Of(Outcome outcome)
    {
        var figures = JsonSerializer.SerializeToNode(outcome.Figures, Options)!.AsObject();
        figures["scenario"] = outcome.Name;
        figures["broken"] = JsonSerializer.SerializeToNode(outcome.Broken, Options);
        figures["notes"] = JsonSerializer.SerializeToNode(outcome.Notes, Options);
        return figures;
    }
}
