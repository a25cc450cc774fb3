using System.Collections.Immutable;
using OrleansChat.Attachments;
using OrleansChat.Conversations;

namespace OrleansChat.Wire.Tests;

/// <summary>The payload that each golden file is.</summary>
internal static class Samples
{
    private const long At = 1_790_000_000_000;
    private const string A = "AAAAAAAAAAAAAAAAAAAAAQ";
    private const string B = "AAAAAAAAAAAAAAAAAAAAAg";
    private const string C = "AAAAAAAAAAAAAAAAAAAAAw";
    private const string D = "AAAAAAAAAAAAAAAAAAAABA";

    private static readonly string Secret = new('s', 43);
    private static readonly Author Ada = new(AuthorKind.Visitor, "v-1", "Ada");
    private static readonly Author Grace = new(AuthorKind.Operator, "o-1", "Grace");
    private static readonly Attachment Photo = new(B, "küche.jpg", 183_244, "image/jpeg", 1600, 1200);
    private static readonly Attachment Plan = new(C, "plan \"b\".pdf", 1_048_577, "application/pdf", null, null);
    private static readonly WireIcon Icon = new("life-ring", 512, 512, "M0 0h512v512z");

    /// <summary>A conversation's log, as the goldens of batches show it to either side.</summary>
    public static ImmutableArray<LoggedEvent> Log { get; } =
    [
        new(1, At, Ada, Client(B), new Started("w", "support", "support", Priority.Normal, "en", null, "Hi there! **Tell us** what happened.", null)),
        new(2, At + 1, Ada, Client(C), new MessagePosted("My order is *late*, see `A-17`\nPlease help")),
        new(3, At + 1500, Grace, null, new Assigned("o-1", "Grace", 1)),
        new(4, At + 2000, Grace, Client(D), new MessagePosted("On it: https://example.com/orders")),
        new(5, At + 3000, Grace, null, new Closed()),
        new(6, At + 4000, Ada, null, new Reopened()),
        new(7, At + 5000, Grace, null, new Assigned(null, null, 2)),
        new(8, At + 6000, Ada, Client(A), new MessagePosted("") { Attachments = [Photo, Plan] }),
    ];

    public static IReadOnlyDictionary<string, object> All { get; } = new Dictionary<string, object>
    {
        ["batch-visitor"] = new WireBatch(A, 0, WireView.ForVisitor(Log), 8, 0, new(6, 4)),
        ["batch-operator"] = new WireBatch(A, 0, WireView.ForOperator(Log), 8, 0, new(6, 4)),
        ["batch-pushed"] = new WireBatch(A, 7, [], 8, 1, null),
        ["page"] = new WirePage(WireView.ForVisitor([Log[1]]), true, 0),
        ["head"] = new WireHead(A, 9, 0),
        ["seen"] = new WireSeenMark(A, new(9, 8)),
        ["typing"] = new WireTyping(A, WireView.Of(Grace, forOperator: false)),
        ["start"] = new WireStart(B, "support", "pt-BR", "https://shop.example/plants?id=7", A),
        ["start-least"] = new WireStart(B, "support"),
        ["started"] = new WireStarted(A, 1, At, "open"),
        ["post"] = new WirePost(C, "**bold** and *italic*", true),
        ["post-files"] = new WirePost(C, "", Attachments: [B, D]),
        ["new-file"] = new WireNewFile(C, "küche.jpg", 183_244, "image/jpeg"),
        ["reserved"] = new WireReserved(B, 65_536, 1_048_576),
        ["appended"] = new WireAppended(131_072, null),
        ["appended-last"] = new WireAppended(183_244, WireNames.Of(Photo)),
        ["post-list"] = new WirePost[] { new(C, "one"), new(D, "two", true) },
        ["posted"] = new WirePosted([new(2, At + 1)], Problem.Of(new Refusal(RefusalCode.TextEmpty))),
        ["changed"] = new WireChanged(5, At + 3000, "closed"),
        ["read"] = new WireRead(4),
        ["conversations"] = new WireConversations(
            [
                new(A, "support", "On it: https://example.com/orders", new("operator", "Grace", null), 1, "open", At + 2000, 4),
                new(B, "sales", "", new("system", null, null), 0, "closed", At - 86_400_000, 1),
            ],
            More: false,
            Unread: 1),
        ["session-request"] = new WireSessionRequest($"{A}.{Secret}"),
        ["session-request-details"] = new WireSessionRequest(null, new("ada@example.com", "e30.e30.c2ln", "Ada", "Lovelace")),
        ["session"] = new WireSession($"{A}.{Secret}", A, new("claimed", "Ada", "ada@example.com"), true, null),
        ["session-anonymous"] = new WireSession($"{A}.{Secret}", A, new("anonymous", null, null), false, Problem.Of(new Refusal(RefusalCode.TokenInvalid))),
        ["contact"] = new WireContact("Ada Lovelace", "ada@example.com"),
        ["contact-declined"] = new WireContact(Declined: true),
        ["identity"] = new WireIdentity("claimed", "Ada Lovelace", "ada@example.com"),
        ["ticket"] = new WireTicket("CfDJ8-sealed_ticket"),
        ["nothing"] = new WireNothing(),
        ["config"] = new WireConfig(
            A,
            Active: true,
            "de",
            ImmutableSortedDictionary<string, string>.Empty.Add("composer.placeholder", "Schreiben"),
            new("popup", "right", "#3B5BDB", Icon, "Hilfe", "system"),
            new(
                "Hallo",
                "Wie geht es?",
                [new("support", Icon, "Hilfe erhalten", "Hallo! *Was* ist los?", false), new("sales", null, "Vertrieb", null, false)],
                [new("guide", "Erste Schritte", "https://example.com/help")],
                [new(null, "Status", "https://example.com/status")]),
            RequireAuthentication: false,
            "reopen",
            3,
            new(26_214_400, 10, "image/*,.pdf")),
        ["inbox"] = new WireInboxRows(
        [
            new(A, "support", "high", "open", new("operator", "Grace", "o-1"), new("visitor", "Ada", "v-1"), "My order is late",
                new("visitor", "Ada", null), At, At + 1, At + 1, 1, 3, new("claimed", "Ada", "ada@example.com")),
            new(B, "sales", "low", "closed", null, new("visitor", null, "v-2"), "Bye", new("operator", "Grace", null), At, At + 9, null, 0, 5, new("anonymous", null, null)),
        ]),
        ["widget"] = new WireWidgetMark(4, false),
        ["problem-offset"] = Problem.Of(new Refusal(RefusalCode.OffsetMismatch) { Offset = 65_536 }),
        ["problem"] = Problem.Of(new Refusal(RefusalCode.TooMany, "posts")),
    };

    private static ClientId Client(string text) => ClientId.TryParse(text, out var id) ? id : throw new ArgumentException(text);
}
