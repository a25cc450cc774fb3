using OrleansChat.Conversations;

namespace OrleansChat.Tests.Conversations;

/// <summary>The people of the tests.</summary>
internal static class People
{
    public static readonly Actor Ada = Actor.Visitor("ada-session", "Ada");
    public static readonly Actor Eve = Actor.Visitor("eve-session", "Eve");
    public static readonly Actor Olga = Actor.Operator("olga", "Olga", ["support"]);
    public static readonly Actor Sven = Actor.Operator("sven", "Sven", ["sales"]);

    public static readonly Started InSupport = new("widget", "support", "support", Priority.Normal, "en", "https://shop.example/", "Hello!", null);

    public static ClientId Client(int n) => new((UInt128)(uint)n + 1);

    public static NewMessage Says(int client, string text, bool retry = false) => new(Client(client), text, retry);
}
