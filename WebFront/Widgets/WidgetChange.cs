namespace OrleansChat.WebFront.Widgets;

/// <summary>What this front sees of a widget that changed. <c>Version</c> is 0 where it is gone; <c>Active</c> counts the channel in.</summary>
public sealed record WidgetChange(string Hash, long Version, bool Active);
