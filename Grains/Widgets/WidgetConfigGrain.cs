using OrleansChat.Conversations;
using OrleansChat.Directory;
using OrleansChat.Hosting;

namespace OrleansChat.Widgets;

/// <summary>The state of a widget's configuration.</summary>
[GenerateSerializer, Alias("chat.widget-config-state")]
public sealed class WidgetConfigState
{
    /// <summary>The configuration; null while none was saved.</summary>
    [Id(0)]
    public WidgetConfig? Config { get; set; }
}

/// <summary>A widget's configuration and the row by which fronts see that it changed.</summary>
[GrainType("widget-config")]
public sealed class WidgetConfigGrain(
    IGrainContext context,
    [PersistentState("config", "state")] IPersistentState<WidgetConfigState> state,
    IWidgetIndex index) : Grain, IWidgetConfigGrain, IStoreCaller
{
    private readonly string _hash = context.GrainId.Key.ToString()!;

    /// <inheritdoc />
    public Task<Outcome<WidgetConfig>> Get() => Task.FromResult<Outcome<WidgetConfig>>(
        state.State.Config is not { } config ? RefusalCode.NotFound : config.Active ? config : RefusalCode.Inactive);

    /// <inheritdoc />
    public async Task<Outcome<WidgetConfig>> Save(WidgetConfig config)
    {
        if (!config.AreSites()) return RefusalCode.Malformed;
        var saved = config with { Hash = _hash, Version = (state.State.Config?.Version ?? 0) + 1 };
        state.State.Config = saved;
        await state.WriteStateAsync();
        await index.Save(saved.Hash, saved.Name, saved.Version, saved.Active);
        return saved;
    }
}
