using System.Text;
using OrleansChat.Attachments;
using SkiaSharp;

namespace OrleansChat.Storage.Tests.Attachments;

/// <summary>Pictures are shown only as made anew (D7, incident row 17).</summary>
public sealed class PictureTests
{
    [Theory]
    [InlineData(SKEncodedImageFormat.Png, "image/png")]
    [InlineData(SKEncodedImageFormat.Jpeg, "image/jpeg")]
    [InlineData(SKEncodedImageFormat.Webp, "image/webp")]
    public void A_picture_is_made_to_fit_and_carries_nothing_else(SKEncodedImageFormat format, string type)
    {
        byte[] file = [.. Drawn(1000, 500, format), .. "<script>alert(1)</script>"u8];

        Assert.Equal(type, ContentType.Of(file));
        var made = Picture.Make(type, file)!;

        Assert.Equal(new ImageSize(1000, 500), made.Seen);
        Assert.Equal([PictureView.Thumb, PictureView.Image], made.Views.Select(view => view.View));
        Assert.Equal([new ImageSize(480, 240), new ImageSize(1000, 500)], made.Views.Select(view => ImageSize.Of("image/webp", view.Bytes)!.Value));
        Assert.All(made.Views, view => Assert.Equal("image/webp", ContentType.Of(view.Bytes)));
        Assert.All(made.Views, view => Assert.DoesNotContain("script", Encoding.Latin1.GetString(view.Bytes), StringComparison.Ordinal));
    }

    [Fact]
    public void A_small_picture_is_not_made_larger()
    {
        Assert.Equal(new ImageSize(20, 10), ImageSize.Of("image/webp", Thumb(Picture.Make("image/png", Drawn(20, 10, SKEncodedImageFormat.Png)))));
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(3, 1, 1)]
    [InlineData(4, 0, 1)]
    [InlineData(5, 0, 0)]
    [InlineData(6, 1, 0)]
    [InlineData(7, 1, 1)]
    [InlineData(8, 0, 1)]
    public void A_photograph_stands_as_its_mark_says(byte orientation, int right, int low)
    {
        var file = Marked(Drawn(200, 100, SKEncodedImageFormat.Jpeg), orientation);

        var made = Picture.Make("image/jpeg", file)!;
        using var seen = SKBitmap.Decode(Thumb(made));

        var turned = orientation >= 5;
        Assert.Equal(turned ? (100, 200) : (200, 100), (seen.Width, seen.Height));
        Assert.Equal(new ImageSize(seen.Width, seen.Height), made.Seen);
        var corner = seen.GetPixel(right == 0 ? 8 : seen.Width - 9, low == 0 ? 8 : seen.Height - 9);
        Assert.True(corner is { Red: > 180, Blue: < 90 }, $"The red corner is not there but {corner}.");
    }

    [Fact]
    public void A_bomb_and_a_broken_file_make_no_picture()
    {
        var bomb = Drawn(10, 10, SKEncodedImageFormat.Png);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(16), 50_000);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(20), 50_000);

        Assert.Null(Picture.Make("image/png", bomb));
        Assert.Null(Picture.Make("image/png", Drawn(10, 10, SKEncodedImageFormat.Png)[..30]));
        Assert.Null(Picture.Make("image/gif", "GIF89a\u0001\0\u0001\0"u8.ToArray()));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png, "image/png")]
    [InlineData(SKEncodedImageFormat.Jpeg, "image/jpeg")]
    [InlineData(SKEncodedImageFormat.Webp, "image/webp")]
    public void A_picture_that_is_cut_off_is_none(SKEncodedImageFormat format, string type)
    {
        var file = Drawn(600, 400, format);

        Assert.NotNull(Picture.Make(type, file));
        Assert.Null(Picture.Make(type, file[..(file.Length / 2)]));
    }

    private static byte[] Thumb(MadePicture? made) => made!.Views.Single(view => view.View == PictureView.Thumb).Bytes;

    // Blue, with a red upper left quarter.
    private static byte[] Drawn(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Blue);
        using var red = new SKPaint { Color = SKColors.Red };
        canvas.DrawRect(0, 0, width / 2f, height / 2f, red);
        return bitmap.Encode(format, 95).ToArray();
    }

    private static byte[] Marked(byte[] jpeg, byte orientation) =>
    [
        .. jpeg[..2],
        0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0,
        .. jpeg[2..],
    ];
}
