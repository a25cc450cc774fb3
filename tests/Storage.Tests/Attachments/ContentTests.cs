using System.Buffers.Binary;
using System.Text;
using OrleansChat.Attachments;

namespace OrleansChat.Storage.Tests.Attachments;

/// <summary>What a file is, by its bytes (D7; incident rows 17 and 18).</summary>
public sealed class ContentTests
{
    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("GIF87, said the man")]
    public void Markup_is_text_and_never_an_image(string content)
    {
        Assert.Equal("text/plain", ContentType.Of(Encoding.UTF8.GetBytes(content)));
    }

    [Theory]
    [InlineData("heic", "", "image/heic")]
    [InlineData("mif1", "mif1heic", "image/heic")]
    [InlineData("mif1", "miafavif", "image/avif")]
    [InlineData("avif", "", "image/avif")]
    [InlineData("qt  ", "", "video/quicktime")]
    [InlineData("M4A ", "isom", "audio/mp4")]
    [InlineData("3gp5", "", "video/3gpp")]
    [InlineData("isom", "avc1", "video/mp4")]
    public void One_container_is_told_apart_by_its_brands(string brand, string compatible, string type)
    {
        var head = Encoding.ASCII.GetBytes($"....ftyp{brand}....{compatible}mdat");
        BinaryPrimitives.WriteInt32BigEndian(head, 16 + compatible.Length);

        Assert.Equal(type, ContentType.Of(head));
        Assert.False(ContentType.IsImage(type));
    }

    [Theory]
    [InlineData("setup.EXE", true)]
    [InlineData("invoice.pdf.js", true)]
    [InlineData("page.hta", true)]
    [InlineData("js", true)]
    [InlineData("invoice.pdf", false)]
    [InlineData("exe.txt", false)]
    public void A_name_that_would_be_run_is_told(string name, bool runs) => Assert.Equal(runs, FileName.IsRunnable(name));

    [Fact]
    public void Text_cut_within_a_character_is_text()
    {
        var head = Encoding.UTF8.GetBytes(new string('x', ContentType.HeadBytes - 1) + "€")[..ContentType.HeadBytes];

        Assert.Equal("text/plain", ContentType.Of(head));
        Assert.Equal(ContentType.Unknown, ContentType.Of([1, 0, 2]));
        Assert.Equal(ContentType.Unknown, ContentType.Of([]));
    }

    [Theory]
    [InlineData(50_000, 50_000, false)]
    [InlineData(16_384, 16_384, false)]
    [InlineData(0, 10, false)]
    [InlineData(4_000, 3_000, true)]
    public void A_picture_too_large_to_decode_is_seen_in_its_header(int width, int height, bool fits)
    {
        var png = new byte[33];
        new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }.CopyTo(png, 0);
        "IHDR"u8.CopyTo(png.AsSpan(12));
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);

        var size = ImageSize.Of(ContentType.Of(png), png);

        Assert.Equal(new ImageSize(width, height), size);
        Assert.Equal(fits, size!.Value.Fits);
    }

    [Fact]
    public void A_photographs_size_is_found_behind_its_tables_and_a_cut_header_has_none()
    {
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE1, 0, 4, 1, 2, 0xFF, 0xC4, 0, 2, 0xFF, 0xC2, 0, 11, 8, 0, 20, 0, 30, 1];

        Assert.Equal(new ImageSize(30, 20), ImageSize.Of("image/jpeg", jpeg));
        for (var cut = 0; cut < 21; cut++) Assert.Null(ImageSize.Of("image/jpeg", jpeg.AsSpan(0, cut)));
        foreach (var type in new[] { "image/png", "image/gif", "image/webp" }) Assert.Null(ImageSize.Of(type, "RIFF"u8));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\temp\\a.txt", "a.txt")]
    [InlineData("inv\u202Egpj.exe\r\n", "invgpj.exe")]
    [InlineData("\"><svg onload=alert(1)>.jpg", "\"><svg onload=alert(1)>.jpg")]
    [InlineData("..", "file")]
    [InlineData("نامه\u200Cها.pdf", "نامه\u200Cها.pdf")]
    [InlineData("👩\u200D🚒.png", "👩\u200D🚒.png")]
    [InlineData("a\u200Bb\uFEFF\u2028.txt", "ab.txt")]
    public void A_name_is_one_line_without_a_path(string given, string kept) => Assert.Equal(kept, FileName.Of(given));

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var name = FileName.Of(new string('x', 500) + ".pdf");

        Assert.Equal(FileName.Longest, name.Length);
        Assert.EndsWith("x.pdf", name, StringComparison.Ordinal);
    }
}
