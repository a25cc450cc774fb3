using OrleansChat.Conversations;

namespace OrleansChat.Widgets;

/// <summary>One widget's configuration, keyed by its hash.</summary>
[Alias("chat.widget-config-grain")]
public interface IWidgetConfigGrain : IGrainWithStringKey
{
    /// <summary>The configuration; NotFound where none was saved, Inactive where widget or channel is off.</summary>
    [Alias("get")]
    Task<Outcome<WidgetConfig>> Get();

    /// <summary>Saves it under the next version, which is answered.</summary>
    [Alias("save")]
    Task<Outcome<WidgetConfig>> Save(WidgetConfig config);
}
