using OrleansChat.Conversations;

namespace OrleansChat.Widgets;

/// <summary>The widget that a first start makes: two departments to write to, and the three kinds of links.</summary>
public static class StarterWidget
{
    /// <summary>The configuration, to be saved under that hash.</summary>
    public static WidgetConfig Of(string hash) => new(
        hash,
        Version: 0,
        Name: "Website",
        Active: true,
        DefaultLocale: "en",
        Appearance.Default,
        new Dashboard(
            Text("Hello 👋", ("de", "Hallo 👋"), ("fr", "Bonjour 👋"), ("es", "Hola 👋")),
            Text("How can we help you today?", ("de", "Wie können wir heute helfen?"), ("fr", "Comment pouvons-nous vous aider ?"), ("es", "¿En qué podemos ayudarte hoy?")),
            [Support, Sales],
            [new("guide", Text("Getting started"), "https://example.com/help/getting-started"), new("faq", Text("Frequent questions"), "https://example.com/help/faq")],
            [new("truck", Text("Track an order"), "https://example.com/orders"), new("circle-check", Text("System status"), "https://example.com/status")]),
        RequireAuthentication: false,
        ReopenPolicy.Reopen);

    private static StartButton Support => new(
        "support",
        "life-ring",
        Text("Get support", ("de", "Hilfe erhalten"), ("fr", "Obtenir de l’aide"), ("es", "Obtener ayuda")),
        "support",
        Priority.Normal,
        Text("Hi there! Tell us what happened and we will get back to you **here**, even if you close this page."),
        Ai: false);

    private static StartButton Sales => new(
        "sales",
        "tag",
        Text("Talk to sales", ("de", "Mit dem Vertrieb sprechen"), ("fr", "Parler à un conseiller"), ("es", "Hablar con ventas")),
        "sales",
        Priority.High,
        Text("Hello! What would you like to know about our products and prices?"),
        Ai: false);

    private static LocalizedText Text(string english, params ReadOnlySpan<(string Locale, string Text)> others)
    {
        var text = LocalizedText.English(english).Values.ToBuilder();
        foreach (var (locale, other) in others) text[locale] = other;
        return new(text.ToImmutable());
    }
}
