using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Directory;
using OrleansChat.Wire;
using SkiaSharp;

namespace OrleansChat.WebFront.Tests;

/// <summary>Files on the wire (S76, D7): up in pieces, into messages, down again, and who may have them.</summary>
[Collection(ChatCollection.Name)]
public sealed class AttachmentTests(ChatApplication app)
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. new byte[600_000]];
    private static readonly byte[] Png = Drawn(1200, 900, SKEncodedImageFormat.Png);

    [Theory, InlineData(false), InlineData(true)]
    public async Task S76_a_visitors_files_reach_both_sides_with_their_message(bool messagePack)
    {
        await using var visitor = await (await app.Visitor()).Connect(messagePack);
        await using var operators = await app.Operator(messagePack);
        var id = (await visitor.Start()).Id;
        await operators.Open(id);
        var (photo, plan) = (await visitor.SendUp("küche.png", Png), await visitor.SendUp("plan.pdf", Pdf));
        Assert.Equal(("image/png", "image", 1200, 900), (photo.Type, photo.Kind, photo.Width, photo.Height));
        Assert.Equal(("application/pdf", "file", null), (plan.Type, plan.Kind, plan.Width));

        var posted = await visitor.Say(id, new WirePost(WireClient.NewId(), "  ", Attachments: [photo.Id, plan.Id]));
        Assert.Null(posted.Problem);

        var told = (await operators.Pushed.Events()).Events.Single();
        Assert.Equal("", told.Text);
        Assert.Equal([photo, plan], told.Attachments!.Value.ToArray());
        var kept = (await visitor.Open(id)).Events[^1];
        Assert.Equal([photo, plan], kept.Attachments!.Value.ToArray());
        Assert.Equal("küche.png", (await visitor.Get("conversations").Payload<WireConversations>()).Conversations[0].Preview);
        Assert.Equal(Png, await Bytes(visitor.Get($"attachments/{photo.Id}")));
        Assert.Equal(Pdf, await Bytes(operators.Send(HttpMethod.Get, $"/operator/attachments/{plan.Id}", origin: null)));
    }

    [Fact]
    public async Task An_operators_file_reaches_the_visitor_and_nobody_else()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        await using var stranger = await app.Visitor();
        await using var operators = await app.Operator();
        app.Hire("files-seller", "sales");
        await using var seller = await TestOperator.SignIn(app, "files-seller", ChatApplication.Password, messagePack: false);
        var id = (await visitor.Start("support")).Id;
        var file = await operators.SendUp("answer.pdf", Pdf);
        Assert.Equal(HttpStatusCode.NotFound, await Status(visitor.Get($"attachments/{file.Id}")));
        Assert.Equal(HttpStatusCode.NotFound, await Status(seller.Send(HttpMethod.Get, $"/operator/attachments/{file.Id}")));

        await operators.Hub.InvokeCoreAsync("Post", typeof(WirePosted), [id, new[] { new WirePost(WireClient.NewId(), "here", Attachments: [file.Id]) }]);

        Assert.Equal(Pdf, await Bytes(visitor.Get($"attachments/{file.Id}")));
        Assert.Equal(HttpStatusCode.NotFound, await Status(stranger.Get($"attachments/{file.Id}")));
        Assert.Equal(HttpStatusCode.NotFound, await Status(seller.Send(HttpMethod.Get, $"/operator/attachments/{file.Id}")));
        Assert.Equal(HttpStatusCode.NotFound, await Status(seller.Send(HttpMethod.Delete, $"/operator/attachments/{file.Id}")));
    }

    [Fact]
    public async Task A_file_that_no_message_has_is_its_senders_alone()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        await using var operators = await app.Operator();
        var id = (await visitor.Start()).Id;
        var file = await visitor.SendUp("plan.pdf", Pdf);

        Assert.Equal(HttpStatusCode.OK, await Status(visitor.Get($"attachments/{file.Id}")));
        Assert.Equal(HttpStatusCode.NotFound, await Status(operators.Send(HttpMethod.Get, $"/operator/attachments/{file.Id}")));
        var taken = await operators.Hub.InvokeCoreAsync("Post", typeof(WirePosted), [id, new[] { new WirePost(WireClient.NewId(), "mine", Attachments: [file.Id]) }]);
        Assert.Equal("not_found", ((WirePosted)taken!).Problem!.Code);
    }

    [Fact]
    public async Task A_file_goes_on_where_the_line_broke_and_its_end_can_be_asked_for_again()
    {
        await using var visitor = await app.Visitor();
        var client = WireClient.NewId();
        var file = await visitor.Reserve("plan.pdf", Pdf.Length, client);
        Assert.Equal((0, 1 << 20), (file.Offset, file.Chunk));
        Assert.Equal(400_000, (await visitor.Put(file.Id, 0, Pdf[..400_000]).Payload<WireAppended>()).Offset);

        using var astray = await visitor.Put(file.Id, 0, Pdf[..100]);
        var problem = await WireClient.ProblemOf(astray);
        Assert.Equal(("offset_mismatch", 400_000), (problem.Code, problem.Offset));
        Assert.Equal(file with { Offset = 400_000 }, await visitor.Reserve("plan.pdf", Pdf.Length, client));

        var last = await visitor.Put(file.Id, 400_000, Pdf[400_000..]).Payload<WireAppended>();
        Assert.Equal((Pdf.Length, "plan.pdf"), (last.Offset, last.Attachment!.Name));
        Assert.Equal(last.Offset, (await visitor.Reserve("plan.pdf", Pdf.Length, client)).Offset);
        Assert.Equal(last, await visitor.Put(file.Id, Pdf.Length, []).Payload<WireAppended>());
        Assert.Equal(last, await visitor.Put(file.Id, Pdf.Length, []).Payload<WireAppended>());
    }

    [Fact]
    public async Task A_piece_without_a_length_is_taken_up_to_a_megabyte()
    {
        await using var visitor = await app.Visitor();
        var file = await visitor.Reserve("a.txt", 3_000_000);

        Assert.Equal(1_000_000, (await visitor.Send(HttpMethod.Put, $"attachments/{file.Id}?offset=0", Unmeasured('a', 1_000_000)).Payload<WireAppended>()).Offset);

        // One byte more: all of it has been sent when it is refused, so that the answer is surely heard.
        using var refused = await visitor.Send(HttpMethod.Put, $"attachments/{file.Id}?offset=1000000", Unmeasured('a', (1 << 20) + 1));
        Assert.Equal("too_large", (await WireClient.ProblemOf(refused)).Code);
    }

    [Fact]
    public async Task What_is_downloaded_is_saved_and_never_shown()
    {
        await using var visitor = await app.Visitor();
        var file = await visitor.SendUp("../../<b>\"ü\"\r\nSet-Cookie: a=b.html", "<!doctype html><script>alert(1)</script>"u8.ToArray());
        Assert.Equal("<b>\"ü\"Set-Cookie: a=b.html", file.Name);

        using var answer = await visitor.Get($"attachments/{file.Id}");

        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(file.Name, answer.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("sandbox; default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.True(answer.Headers.CacheControl is { Private: true, NoCache: true });
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory, InlineData("thumb", 480, 360), InlineData("image", 1200, 900)]
    public async Task A_picture_is_shown_only_as_made_anew(string view, int width, int height)
    {
        await using var visitor = await app.Visitor();
        var file = await visitor.SendUp("photo.png", [.. Png, .. "<script>alert(1)</script>"u8]);

        using var answer = await visitor.Get($"attachments/{file.Id}?view={view}");
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal(("image/webp", "sandbox; default-src 'none'"), (answer.Content.Headers.ContentType!.MediaType, answer.Headers.GetValues("Content-Security-Policy").Single()));
        using var seen = SKBitmap.Decode(bytes);
        Assert.Equal((width, height), (seen.Width, seen.Height));
        Assert.DoesNotContain("script", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        using var again = await visitor.Get($"attachments/{file.Id}?view={view}", ("If-None-Match", answer.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    public static TheoryData<string, string, byte[], string> Unfit => new()
    {
        { "a picture that is cut off", "a.png", Png[..(Png.Length / 2)], "attachment_unfit" },
        { "a photograph that is cut off", "a.jpg", Drawn(800, 600, SKEncodedImageFormat.Jpeg)[..3_000], "attachment_unfit" },
        { "a header alone", "a.gif", "GIF89a"u8.ToArray(), "attachment_unfit" },
        { "few bytes that claim gigabytes of pixels", "a.png", Bomb(), "attachment_unfit" },
        { "a program under a picture's name", "a.png", [(byte)'M', (byte)'Z', .. new byte[100]], "attachment_type" },
        { "a program of another system", "notes.txt", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0], "attachment_type" },
        { "bytes that say nothing", "a.bin", [0, 1, 2, 3, 4], "attachment_type" },
    };

    [Theory, MemberData(nameof(Unfit))]
    public async Task What_is_not_fit_is_refused_however_often_it_is_asked(string what, string name, byte[] bytes, string code)
    {
        Assert.NotEmpty(what);
        await using var visitor = await (await app.Visitor()).Connect();
        var id = (await visitor.Start()).Id;
        var file = await visitor.Reserve(name, bytes.Length);

        using var refused = await visitor.Put(file.Id, 0, bytes);
        Assert.Equal(code, (await WireClient.ProblemOf(refused)).Code);
        using var again = await visitor.Put(file.Id, bytes.Length, []);
        Assert.Contains((await WireClient.ProblemOf(again)).Code, new[] { code, "offset_mismatch" });
        Assert.Equal(HttpStatusCode.NotFound, await Status(visitor.Get($"attachments/{file.Id}")));
        Assert.Equal("not_found", (await visitor.Say(id, new WirePost(WireClient.NewId(), "look", Attachments: [file.Id]))).Problem!.Code);
    }

    [Theory, InlineData("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), InlineData("photo.png", "<!doctype html><script>alert(1)</script>")]
    public async Task Markup_is_a_text_to_download_whatever_it_is_called(string name, string content)
    {
        await using var visitor = await app.Visitor();
        var file = await visitor.SendUp(name, Encoding.UTF8.GetBytes(content));

        Assert.Equal(("text/plain", "file"), (file.Type, file.Kind));
        Assert.Equal(HttpStatusCode.NotFound, await Status(visitor.Get($"attachments/{file.Id}?view=thumb")));
    }

    [Fact]
    public async Task A_file_that_is_taken_back_is_gone_and_its_bytes_of_the_day_are_free()
    {
        await using var visitor = await app.Visitor();
        for (var n = 0; n < 3; n++) await visitor.Reserve($"{n}.txt", 25 << 20);
        var last = await visitor.SendUp("last.pdf", [.. Pdf, .. new byte[(1 << 20) - Pdf.Length]]);
        using var refused = await visitor.Post("attachments", new WireNewFile(WireClient.NewId(), "more.txt", 25 << 20));
        var problem = await WireClient.ProblemOf(refused);
        Assert.Equal(("attachment_quota", 429), (problem.Code, problem.Status));

        Assert.Equal(HttpStatusCode.NoContent, await Status(visitor.Delete($"attachments/{last.Id}")));

        Assert.Equal(HttpStatusCode.NotFound, await Status(visitor.Get($"attachments/{last.Id}")));
        await visitor.Reserve("more.txt", 25 << 20);
    }

    [Fact] // D12
    public async Task Where_chat_is_closed_nothing_is_taken_and_what_was_sent_is_still_read()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        var (half, whole) = (await visitor.Reserve("half.pdf", Pdf.Length), await visitor.SendUp("whole.pdf", Pdf));
        var channel = app.Services.GetRequiredService<IChannelSwitch>();
        await channel.Set(false, "test");
        try
        {
            Assert.False((await visitor.Pushed.Widget(_ => true)).Active);
            using var reserved = await visitor.Post("attachments", new WireNewFile(WireClient.NewId(), "a.txt", 1));
            using var kept = await visitor.Put(half.Id, 0, Pdf);
            Assert.Equal(["inactive", "inactive"], [(await WireClient.ProblemOf(reserved)).Code, (await WireClient.ProblemOf(kept)).Code]);
            Assert.Equal(Pdf, await Bytes(visitor.Get($"attachments/{whole.Id}")));
        }
        finally
        {
            await channel.Set(true, "test");
            Assert.True((await visitor.Pushed.Widget(_ => true)).Active);
        }
    }

    [Fact]
    public async Task An_operators_files_are_written_by_the_consoles_own_pages_alone()
    {
        await using var operators = await app.Operator();
        var file = await operators.SendUp("answer.pdf", Pdf);
        var body = () => JsonContent.Create(new WireNewFile(WireClient.NewId(), "a.txt", 1), options: WireClient.Json);
        var piece = () => new ByteArrayContent("a"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        foreach (var origin in new[] { null, "https://evil.example", "null" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await Status(operators.Send(HttpMethod.Post, "/operator/attachments", body(), origin)));
            Assert.Equal(HttpStatusCode.Forbidden, await Status(operators.Send(HttpMethod.Put, $"/operator/attachments/{file.Id}?offset=0", piece(), origin)));
            Assert.Equal(HttpStatusCode.Forbidden, await Status(operators.Send(HttpMethod.Delete, $"/operator/attachments/{file.Id}", origin: origin)));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await Status(app.Http.GetAsync($"/operator/attachments/{file.Id}")));
        Assert.Equal(HttpStatusCode.OK, await Status(operators.Send(HttpMethod.Get, $"/operator/attachments/{file.Id}", origin: null)));
        Assert.Equal(HttpStatusCode.NoContent, await Status(operators.Send(HttpMethod.Delete, $"/operator/attachments/{file.Id}")));
    }

    [Fact]
    public async Task The_configuration_tells_what_files_are_taken()
    {
        var config = await app.Http.GetAsync($"/chat/{app.Hash}/config").Payload<WireConfig>();
        Assert.Equal((26_214_400, 10), (config.Attachments!.Size, config.Attachments.Count));
        Assert.Contains("image/*", config.Attachments.Accept, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> Status(Task<HttpResponseMessage> request)
    {
        using var response = await request;
        return response.StatusCode;
    }

    private static async Task<byte[]> Bytes(Task<HttpResponseMessage> request)
    {
        using var response = await request;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static StreamContent Unmeasured(char letter, int length)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        pipe.Writer.Write(Encoding.ASCII.GetBytes(new string(letter, length)));
        pipe.Writer.Complete();
        return new(pipe.Reader.AsStream()) { Headers = { ContentType = new("application/octet-stream") } };
    }

    private static byte[] Drawn(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        for (var y = 0; y < height; y += 3)
        {
            for (var x = 0; x < width; x += 2) bitmap.SetPixel(x, y, new((byte)(x * y), (byte)(x + y), (byte)(x ^ y)));
        }

        return bitmap.Encode(format, 90).ToArray();
    }

    private static byte[] Bomb()
    {
        var bomb = Drawn(10, 10, SKEncodedImageFormat.Png);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(16), 50_000);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(20), 50_000);
        return bomb;
    }
}
