using OrleansChat.Wire;

namespace OrleansChat.WebFront.Tests;

/// <summary>A request that is to be refused. Braces stand for ids of the test's world.</summary>
public sealed record BadRequest(
    string What, string Method, string Path, string? Body, int Status, string Code, string Who = "me", string Type = "application/json");

/// <summary>A hub call that is to be refused.</summary>
public sealed record BadCall(string What, string Method, object?[] Arguments, string Code);

/// <summary>
/// What is refused, and with which code: every route and every hub method, against input that is oversized, malformed, unauthorised,
/// replayed or out of order.
/// </summary>
public static class BadInputTable
{
    private const string Conversations = "/chat/{hash}/conversations";
    private const string Mine = Conversations + "/{mine}";
    private const string Files = "/chat/{hash}/attachments";
    private const string Octets = "application/octet-stream";
    private const string Zero = "AAAAAAAAAAAAAAAAAAAAAA";
    private static readonly string Oversized = $$"""{"clientId":"{new}","text":"{{new string('x', 70_000)}}"}""";
    private static readonly string TooLong = $$"""{"clientId":"{new}","text":"{{new string('x', 8_001)}}"}""";

    /// <summary>Ids that are no ids: shape, length, spelling.</summary>
    private static readonly string[] Malformed = ["x", "AAAAAAAAAAAAAAAAAAAAAB", "AAAAAAAAAAAAAAAAAAAA==", "' OR 1=1 --aaaaaaaaaaaa"];

    public static IEnumerable<BadRequest> Requests =>
    [
        .. Unauthorised(), .. OfForeignConversations(), .. OfBodies(), .. OfQueries(), .. OfFiles(),
        new("an unknown widget", "GET", $"/chat/{Zero}/config", null, 404, "not_found"),
        new("no widget's hash", "GET", "/chat/admin/config", null, 404, "not_found"),
        new("an unknown widget's frame", "GET", $"/chat/{Zero}", null, 404, "not_found"),
        new("a session at an unknown widget", "POST", $"/chat/{Zero}/session", "{}", 404, "not_found"),
        new("an unknown asset", "GET", "/chat/assets/nothing.js", null, 404, "not_found"),
        new("a locale that is none", "GET", "/chat/{hash}/config?locale=<script>", null, 400, "malformed"),
        new("two locales", "GET", "/chat/{hash}/config?locale=de&locale=fr", null, 400, "malformed"),
        new("an unknown path", "GET", "/chat/{hash}/nothing", null, 404, "not_found"),
        new("a wrong method", "DELETE", Conversations, null, 405, "malformed"),
        new("negotiation", "POST", "/hubs/visitor/negotiate?negotiateVersion=1", null, 400, "malformed"),
        new("a hub without a socket", "GET", "/hubs/visitor?ticket=x", null, 400, "malformed"),
        new("the operators' hub without a sign-in", "GET", "/hubs/operator", null, 403, "forbidden"),
        new("a sign-in without fields", "POST", "/console/sign-in", "", 400, "malformed", Type: "application/x-www-form-urlencoded"),
        new("a sign-in as JSON", "POST", "/console/sign-in", """{"name":"admin","password":"x"}""", 400, "malformed"),
        new("a sign-in with two names", "POST", "/console/sign-in", "name=a&name=b&password=x", 400, "malformed", Type: "application/x-www-form-urlencoded"),
        new("a sign-in with an endless password", "POST", "/console/sign-in", "name=a&password=" + new string('x', 300), 400, "malformed", Type: "application/x-www-form-urlencoded"),
        new("a sign-in with a wrong password", "POST", "/console/sign-in", "name=nobody&password=x", 401, "unauthenticated", Type: "application/x-www-form-urlencoded"),
    ];

    public static IEnumerable<BadCall> VisitorCalls =>
    [
        .. OfIds(Common), .. OfShapes(Common), .. Posts(),
        new("an unknown button", "Start", [new WireStart("{new}", "nothing")], "not_found"),
        new("a start without an id", "Start", [new WireStart("", "support")], "malformed"),
        new("a start with another's id as its forerunner", "Start", [new WireStart("{new}", "support", Follows: "{foreign}")], "not_found"),
        new("a start with a script for its page", "Start", [new WireStart("{new}", "support", PageUrl: "javascript:alert(1)")], "malformed"),
        new("a start with an endless page", "Start", [new WireStart("{new}", "support", PageUrl: "https://x/" + new string('x', 2_100))], "malformed"),
        new("a start with a locale that is none", "Start", [new WireStart("{new}", "support", Locale: "en_US; DROP")], "malformed"),
        new("a start of nothing", "Start", [null], "malformed"),
        new("a start of a text", "Start", ["support"], "malformed"),
        new("a start with a member too many", "Start", [new { clientId = "{new}", buttonId = "support", role = "admin" }], "malformed"),
        .. Contacts(),
        new("a list of none", "List", [null, 0], "malformed"),
        new("a list of too many", "List", [null, 51], "malformed"),
        new("a list before time began", "List", [-1, 20], "malformed"),
        new("an operator's call", "Assign", ["{mine}", null], "malformed"),
        new("a method of the console", "WatchInbox", [null], "malformed"),
        new("no method", "Nothing", [], "malformed"),
        new("a member of every class", "ToString", [], "malformed"),
        new("the hub's own event", "OnConnectedAsync", [], "malformed"),
        new("a reopening of what another closed", "Reopen", ["{closed}"], "forbidden"),
    ];

    public static IEnumerable<BadCall> OperatorCalls =>
    [
        .. OfIds([.. Common, ("Assign", [null])]).Where(call => !call.Arguments.Contains("{foreign}")), .. OfShapes(Common), .. Posts(),
        new("a conversation given to nobody known", "Assign", ["{mine}", "nobody"], "not_found"),
        new("an inbox of no department", "WatchInbox", ["nothing"], "not_found"),
        new("a visitor's call", "Start", [new WireStart("{new}", "support")], "malformed"),
        new("a visitor's list", "List", [null, 20], "malformed"),
    ];

    /// <summary>Methods of both hubs whose first argument is a conversation, with the arguments behind it.</summary>
    private static readonly (string Method, object?[] Others)[] Common =
    [
        ("Open", [0]), ("Leave", []), ("Before", [5, 10]), ("Post", [new[] { new WirePost("{new}", "hello") }]), ("Read", [1]), ("Typing", []), ("Close", []), ("Reopen", []),
    ];

    private static IEnumerable<BadRequest> Unauthorised()
    {
        (string Method, string Path, string? Body)[] routes =
        [
            ("POST", "/chat/{hash}/ticket", "{}"), ("POST", "/chat/{hash}/logout", "{}"), ("POST", "/chat/{hash}/contact", "{}"), ("GET", Conversations, null), ("POST", Conversations, """{"clientId":"{new}","buttonId":"support"}"""),
            ("GET", Mine + "/events?since=0", null), ("GET", Mine + "/events?before=5", null), ("POST", Mine + "/messages", """{"clientId":"{new}","text":"hi"}"""),
            ("POST", Files, """{"clientId":"{new}","name":"a.txt","size":1}"""), ("PUT", Files + "/{file}?offset=0", "a"), ("GET", Files + "/{file}", null),
            ("GET", Files + "/{file}?view=thumb", null), ("DELETE", Files + "/{file}", null),
            ("POST", Mine + "/read", """{"seq":1}"""), ("POST", Mine + "/close", "{}"), ("POST", Mine + "/reopen", "{}"),
        ];
        return routes.SelectMany(route => new[] { "nobody", "garbage", "wrong-secret", "two-bearers" }.Select(who =>
            new BadRequest($"{who} at {route.Method} {route.Path}", route.Method, route.Path, route.Body, 401, "unauthenticated", who)));
    }

    private static IEnumerable<BadRequest> OfForeignConversations()
    {
        foreach (var (id, status, code) in Malformed.Take(2).Select(id => (id, 400, "malformed")).Concat([("{foreign}", 404, "not_found"), (Zero, 404, "not_found")]))
        {
            var path = $"{Conversations}/{id}";
            yield return new($"events of {id}", "GET", path + "/events?since=0", null, status, code);
            yield return new($"waiting for {id}", "GET", path + "/events?since=0&wait=1", null, status, code);
            yield return new($"older events of {id}", "GET", path + "/events?before=5", null, status, code);
            yield return new($"a message to {id}", "POST", path + "/messages", """{"clientId":"{new}","text":"hi"}""", status, code);
            yield return new($"a read of {id}", "POST", path + "/read", """{"seq":1}""", status, code);
            yield return new($"a close of {id}", "POST", path + "/close", "{}", status, code);
            yield return new($"a reopening of {id}", "POST", path + "/reopen", "{}", status, code);
        }
    }

    private static IEnumerable<BadRequest> OfBodies()
    {
        foreach (var path in new[] { "/chat/{hash}/session", "/chat/{hash}/ticket", "/chat/{hash}/logout", "/chat/{hash}/contact", Files, Conversations, Mine + "/messages", Mine + "/read", Mine + "/close", Mine + "/reopen" })
        {
            foreach (var (what, body) in new[] { ("no JSON", "hello"), ("half", "{\"clientId\":"), ("a list", "[]"), ("null", "null"), ("a strange member", """{"role":"admin"}"""), ("two values", "{}{}"), ("nothing", "") })
            {
                yield return new($"{what} at {path}", "POST", path, body, 400, "malformed");
            }

            yield return new($"a form at {path}", "POST", path, "a=b", 400, "malformed", Type: "application/x-www-form-urlencoded");
            yield return new($"an oversized body at {path}", "POST", path, Oversized, 413, "too_large");
        }

        foreach (var (what, contact, code) in BadContacts)
            yield return new(what, "POST", "/chat/{hash}/contact", System.Text.Json.JsonSerializer.Serialize(contact, WireJson.Default.WireContact), code == "malformed" ? 400 : 422, code);
        yield return new("a number for an address", "POST", "/chat/{hash}/contact", """{"email":5}""", 400, "malformed");
        yield return new("a grade that is chosen", "POST", "/chat/{hash}/contact", """{"email":"a@b.example","grade":"host"}""", 400, "malformed");
        yield return new("a page's details with a grade", "POST", "/chat/{hash}/session", """{"userDetails":{"grade":"host"}}""", 400, "malformed");
        yield return new("a page's details that are a text", "POST", "/chat/{hash}/session", """{"userDetails":"a@b.example"}""", 400, "malformed");

        var messages = Mine + "/messages";
        yield return new("an author that is chosen", "POST", messages, """{"clientId":"{new}","text":"hi","authorType":"operator"}""", 400, "malformed");
        yield return new("a number for a text", "POST", messages, """{"clientId":"{new}","text":5}""", 400, "malformed");
        yield return new("no text", "POST", messages, """{"clientId":"{new}"}""", 400, "malformed");
        yield return new("null for a text", "POST", messages, """{"clientId":"{new}","text":null}""", 400, "malformed");
        yield return new("no client id", "POST", messages, """{"text":"hi"}""", 400, "malformed");
        yield return new("an empty text", "POST", messages, """{"clientId":"{new}","text":""}""", 422, "text_empty");
        yield return new("a text of zero width", "POST", messages, """{"clientId":"{new}","text":"\u200b \ufeff"}""", 422, "text_empty");
        yield return new("a NUL", "POST", messages, """{"clientId":"{new}","text":"a\u0000"}""", 422, "text_invalid");
        yield return new("half a surrogate pair", "POST", messages, """{"clientId":"{new}","text":"a\ud83d"}""", 400, "malformed");
        yield return new("a long text", "POST", messages, TooLong, 422, "text_too_long");
        yield return new("a client id with another body", "POST", messages, """{"clientId":"{spent}","text":"another"}""", 409, "client_id_taken");
        yield return new("the same as a retry", "POST", messages, """{"clientId":"{spent}","text":"another","retry":true}""", 409, "client_id_taken");
        yield return new("an empty text with no files", "POST", messages, """{"clientId":"{new}","text":"","attachments":[]}""", 422, "text_empty");
        foreach (var (what, ids, status, code) in BadFiles)
            yield return new($"a message with {what}", "POST", messages, $$"""{"clientId":"{new}","text":"","attachments":{{ids}}}""", status, code);
        yield return new("a read before the log", "POST", Mine + "/read", """{"seq":-1}""", 400, "malformed");
        yield return new("a read beyond all numbers", "POST", Mine + "/read", """{"seq":99999999999}""", 400, "malformed");
        yield return new("an unknown button", "POST", Conversations, """{"clientId":"{new}","buttonId":"nothing"}""", 404, "not_found");
        yield return new("a page that is a script", "POST", Conversations, """{"clientId":"{new}","buttonId":"support","pageUrl":"javascript:alert(1)"}""", 400, "malformed");
    }

    private static (string What, string Ids, int Status, string Code)[] BadFiles =>
    [
        ("a file that is a text", "\"{ready}\"", 400, "malformed"), ("a file that is a number", "[5]", 400, "malformed"), ("a file that is null", "[null]", 400, "malformed"),
        ("a file that is a path", "[\"../../etc/passwd\"]", 400, "malformed"), ("an unknown file", $"[\"{Zero}\"]", 404, "not_found"),
        ("another's file", "[\"{theirs}\"]", 404, "not_found"), ("a file beside another's", "[\"{ready}\",\"{theirs}\"]", 404, "not_found"),
        ("a file that is not whole", "[\"{file}\"]", 404, "not_found"), ("a file twice", "[\"{ready}\",\"{ready}\"]", 404, "not_found"),
        ("a file that a message has", "[\"{posted}\"]", 404, "not_found"),
        ("eleven files", $"[{string.Join(',', Enumerable.Range(0, 11).Select(_ => "\"{new}\""))}]", 422, "attachments_too_many"),
        ("very many files", $"[{string.Join(',', Enumerable.Range(0, 1_000).Select(_ => "\"{new}\""))}]", 422, "attachments_too_many"),
    ];

    private static IEnumerable<BadRequest> OfFiles()
    {
        foreach (var (what, file, status, code) in new[]
        {
            ("without a name", """{"clientId":"{new}","size":1}""", 400, "malformed"), ("with a number for its name", """{"clientId":"{new}","name":5,"size":1}""", 400, "malformed"),
            ("with an endless name", $$"""{"clientId":"{new}","name":"{{new string('x', 1_001)}}","size":1}""", 400, "malformed"),
            ("without an id", """{"name":"a.txt","size":1}""", 400, "malformed"), ("with a bad id", """{"clientId":"x","name":"a.txt","size":1}""", 400, "malformed"),
            ("with a member too many", """{"clientId":"{new}","name":"a.txt","size":1,"owner":"admin"}""", 400, "malformed"),
            ("of a size below nothing", """{"clientId":"{new}","name":"a.txt","size":-1}""", 400, "malformed"), ("of half a byte", """{"clientId":"{new}","name":"a.txt","size":1.5}""", 400, "malformed"),
            ("of a size beyond numbers", """{"clientId":"{new}","name":"a.txt","size":99999999999999999999}""", 400, "malformed"),
            ("of no bytes", """{"clientId":"{new}","name":"a.txt","size":0}""", 422, "attachment_unfit"),
            ("of more than 25 MB", """{"clientId":"{new}","name":"a.txt","size":26214401}""", 413, "attachment_too_large"),
            ("of all bytes there are", """{"clientId":"{new}","name":"a.txt","size":9223372036854775807}""", 413, "attachment_too_large"),
            ("that runs", """{"clientId":"{new}","name":"invoice.pdf.exe","size":1}""", 415, "attachment_type"),
            ("that runs, turned around", """{"clientId":"{new}","name":"invoice\u202efdp.js","size":1}""", 415, "attachment_type"),
            ("with an endless type", $$"""{"clientId":"{new}","name":"a.txt","size":1,"type":"{{new string('x', 201)}}"}""", 400, "malformed"),
            ("under the id of another size", """{"clientId":"{fileClient}","name":"a.txt","size":4}""", 409, "client_id_taken"),
            ("under the id of another name", """{"clientId":"{fileClient}","name":"b.txt","size":5}""", 409, "client_id_taken"),
        })
        {
            yield return new($"a file {what}", "POST", Files, file, status, code);
        }

        foreach (var (id, status, code) in Malformed.Take(2).Append("..%2f..%2fetc%2fpasswd").Select(id => (id, 400, "malformed")).Concat([("{theirs}", 404, "not_found"), (Zero, 404, "not_found")]))
        {
            yield return new($"a piece of {id}", "PUT", $"{Files}/{id}?offset=0", "a", status, code, Type: Octets);
            yield return new($"the file {id}", "GET", $"{Files}/{id}", null, status, code);
            yield return new($"the picture of {id}", "GET", $"{Files}/{id}?view=thumb", null, status, code);
            yield return new($"the end of {id}", "DELETE", $"{Files}/{id}", null, status, code);
        }

        foreach (var query in new[] { "", "?offset=", "?offset=-1", "?offset=x", "?offset=1.5", "?offset=0&offset=0", "?offset=99999999999999999999" })
            yield return new($"a piece at '{query}'", "PUT", Files + "/{file}" + query, "a", 400, "malformed", Type: Octets);
        yield return new("a piece behind the end of what is kept", "PUT", Files + "/{file}?offset=3", "a", 409, "offset_mismatch", Type: Octets);
        yield return new("a piece far behind the end", "PUT", Files + "/{file}?offset=9223372036854775807", "a", 409, "offset_mismatch", Type: Octets);
        yield return new("a piece before the end of what is kept", "PUT", Files + "/{file}?offset=1", "a", 409, "offset_mismatch", Type: Octets);
        yield return new("more bytes than were reserved", "PUT", Files + "/{file}?offset=2", "abcd", 422, "attachment_unfit", Type: Octets);
        yield return new("a piece of a file that is whole", "PUT", Files + "/{ready}?offset=0", "a", 409, "offset_mismatch", Type: Octets);
        yield return new("a piece as JSON", "PUT", Files + "/{file}?offset=2", "{}", 400, "malformed");
        yield return new("a piece as a form", "PUT", Files + "/{file}?offset=2", "a=b", 400, "malformed", Type: "multipart/form-data");
        yield return new("a file that is not whole", "GET", Files + "/{file}", null, 404, "not_found");
        yield return new("a picture of a text", "GET", Files + "/{ready}?view=thumb", null, 404, "not_found");
        foreach (var view in new[] { "", "THUMB", "raw", "thumb&view=image", "../image" })
            yield return new($"a view of '{view}'", "GET", Files + "/{ready}?view=" + view, null, 400, "malformed");
        yield return new("the end of a file that a message has", "DELETE", Files + "/{posted}", null, 404, "not_found");
    }

    private static IEnumerable<BadRequest> OfQueries()
    {
        foreach (var query in new[] { "since=-1", "since=x", "since=1.5", "since=99999999999", "since=1&since=2", "since=0&wait=26", "since=0&wait=-1", "before=-1", "before=5&limit=0", "before=5&limit=101" })
        {
            yield return new($"events {query}", "GET", $"{Mine}/events?{query}", null, 400, "malformed");
        }

        foreach (var query in new[] { "limit=0", "limit=51", "limit=x", "before=-5", "before=now" })
        {
            yield return new($"list {query}", "GET", $"{Conversations}?{query}", null, 400, "malformed");
        }
    }

    private static IEnumerable<BadCall> OfIds((string Method, object?[] Others)[] methods) => methods.SelectMany(method =>
        Malformed.Select(id => new BadCall($"{method.Method} {id}", method.Method, [id, .. method.Others], "malformed"))
            .Concat(method.Method == "Leave" ? [] : new[] { "{foreign}", Zero }
                .Select(id => new BadCall($"{method.Method} {id}", method.Method, [id, .. method.Others], "not_found"))));

    private static IEnumerable<BadCall> OfShapes((string Method, object?[] Others)[] methods) => methods.SelectMany(method => new BadCall[]
    {
        new($"{method.Method} of nothing", method.Method, [null, .. method.Others], "malformed"),
        new($"{method.Method} of a number", method.Method, [5, .. method.Others], "malformed"),
        new($"{method.Method} without arguments", method.Method, [], "malformed"),
        new($"{method.Method} with one too many", method.Method, ["{mine}", .. method.Others, 1], "malformed"),
    });

    private static (string What, WireContact Contact, string Code)[] BadContacts =>
    [
        .. new[]
        {
            "nobody", "@example.com", "a@", "a@b", "a@@b.example", "a b@c.example", "a@b.example\r\nBcc: c@d.example", "a@b.example\n", "a\0@b.example", "a\t@b.example",
            "\"a\"@b.example", "\"a\r\nRCPT TO:<x>\"@d.tld", "a@[127.0.0.1]", "a@127.0.0.1", "ä@b.example", "a@bücher.example", "\u202ea@b.example", "a@b.example\u2066",
            ".a@b.example", "a.@b.example", "a..b@c.example", "a@-b.example", "a@b-.example", "a@b..example", "a@b.example.", "a<b@c.example", "Ada <a@b.example>", "a@b.example,c@d.example",
            new string('a', 65) + "@b.example", "a@" + new string('b', 64) + ".example", "a@" + string.Concat(Enumerable.Repeat("bbbbbbbbb.", 26)) + "example",
        }.Select(address => ($"the address {address}", new WireContact("Ada", address), "email_invalid")),
        ("a name of 101 characters", new(new string('x', 101)), "name_invalid"),
        ("an endless name", new(new string(' ', 2_000)), "name_invalid"),
        ("a refusal with a name", new("Ada", Declined: true), "malformed"),
        ("a refusal with an address", new(null, "a@b.example", true), "malformed"),
    ];

    private static IEnumerable<BadCall> Contacts() =>
    [
        .. BadContacts.Select(bad => new BadCall(bad.What, "SaveContact", [bad.Contact], bad.Code)),
        new("details of nothing", "SaveContact", [null], "malformed"),
        new("details that are a text", "SaveContact", ["a@b.example"], "malformed"),
        new("details with a grade", "SaveContact", [new { email = "a@b.example", grade = "host" }], "malformed"),
    ];

    private static IEnumerable<BadCall> Posts() =>
    [
        new("no messages", "Post", ["{mine}", Array.Empty<WirePost>()], "malformed"),
        new("null for messages", "Post", ["{mine}", null], "malformed"),
        new("nothing among messages", "Post", ["{mine}", new object?[] { null }], "malformed"),
        new("too many messages", "Post", ["{mine}", Enumerable.Range(0, 21).Select(_ => new WirePost("{new}", "x")).ToArray()], "malformed"),
        new("a message that is a text", "Post", ["{mine}", new[] { "hello" }], "malformed"),
        new("a message with a member too many", "Post", ["{mine}", new[] { new { clientId = "{new}", text = "x", author = "operator" } }], "malformed"),
        new("a message without an id", "Post", ["{mine}", new[] { new WirePost("", "x") }], "malformed"),
        new("a second message without an id", "Post", ["{mine}", new[] { new WirePost("{new}", "x"), new WirePost("?", "y") }], "malformed"),
        .. BadFiles.Select(bad => new BadCall(
            $"a message with {bad.What}", "Post", ["{mine}", System.Text.Json.Nodes.JsonNode.Parse($$"""[{"clientId":"{new}","text":"","attachments":{{bad.Ids}}}]""")], bad.Code)),
        new("a position before the log", "Open", ["{mine}", -1], "malformed"),
        new("a position that is a text", "Open", ["{mine}", "0"], "malformed"),
        new("a page of none", "Before", ["{mine}", 5, 0], "malformed"),
        new("a page of too many", "Before", ["{mine}", 5, 101], "malformed"),
        new("a page before the log", "Before", ["{mine}", -1, 10], "malformed"),
        new("a read before the log", "Read", ["{mine}", -1], "malformed"),
    ];
}
