using System.Collections.Immutable;
using SkiaSharp;

namespace OrleansChat.Attachments;

/// <summary>
/// A picture made anew from a file's pixels: nothing else of the file, no metadata and no bytes behind it, reaches who looks at it (D7).
/// It stands as its orientation mark says.
/// </summary>
internal static class Picture
{
    private const int Quality = 85;

    private static readonly (PictureView View, ImageSize Within)[] Sizes = [(PictureView.Thumb, new(480, 600)), (PictureView.Image, new(2560, 2560))];

    /// <summary>All that is ever shown of the file, as WebP; null where it cannot be decoded to its end or must not be.</summary>
    public static MadePicture? Make(string type, byte[] file)
    {
        if (ImageSize.Of(type, file) is not { Fits: true }) return null;
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);

        // The decoder may read another header than ours: what it is about to allocate counts.
        if (codec is null || !new ImageSize(codec.Info.Width, codec.Info.Height).Fits) return null;
        using var stored = new SKBitmap(new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(stored.Info, stored.GetPixels()) is not SKCodecResult.Success) return null;
        var views = ImmutableArray.CreateBuilder<(PictureView, byte[])>(Sizes.Length);
        foreach (var (view, within) in Sizes)
        {
            if (Encode(stored, codec.EncodedOrigin, within) is not { } made) return null;
            views.Add((view, made));
        }

        return new(Turned(codec.Info.Width, codec.Info.Height, codec.EncodedOrigin), views.MoveToImmutable());
    }

    private static byte[]? Encode(SKBitmap stored, SKEncodedOrigin origin, ImageSize within)
    {
        var seen = Turned(stored.Width, stored.Height, origin);
        var scale = Math.Min(1f, Math.Min((float)within.Width / seen.Width, (float)within.Height / seen.Height));
        var info = new SKImageInfo(
            Math.Max(1, (int)MathF.Round(seen.Width * scale)), Math.Max(1, (int)MathF.Round(seen.Height * scale)), SKColorType.Rgba8888, SKAlphaType.Premul);
        using var surface = SKSurface.Create(info);
        if (surface is null) return null;
        surface.Canvas.Clear(SKColors.Transparent);
        surface.Canvas.Scale((float)info.Width / seen.Width, (float)info.Height / seen.Height);
        surface.Canvas.Concat(Upright(origin, stored.Width, stored.Height));
        using var image = SKImage.FromBitmap(stored);
        surface.Canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        using var encoded = drawn.Encode(SKEncodedImageFormat.Webp, Quality);
        return encoded?.ToArray();
    }

    private static ImageSize Turned(int width, int height, SKEncodedOrigin origin) =>
        origin >= SKEncodedOrigin.LeftTop ? new(height, width) : new(width, height);

    private static SKMatrix Upright(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => Matrix(-1, 0, width, 0, 1, 0),
        SKEncodedOrigin.BottomRight => Matrix(-1, 0, width, 0, -1, height),
        SKEncodedOrigin.BottomLeft => Matrix(1, 0, 0, 0, -1, height),
        SKEncodedOrigin.LeftTop => Matrix(0, 1, 0, 1, 0, 0),
        SKEncodedOrigin.RightTop => Matrix(0, -1, height, 1, 0, 0),
        SKEncodedOrigin.RightBottom => Matrix(0, -1, height, -1, 0, width),
        SKEncodedOrigin.LeftBottom => Matrix(0, 1, 0, -1, 0, width),
        _ => SKMatrix.Identity,
    };

    private static SKMatrix Matrix(float scaleX, float skewX, float moveX, float skewY, float scaleY, float moveY) =>
        new(scaleX, skewX, moveX, skewY, scaleY, moveY, 0, 0, 1);
}

/// <summary>What is shown of a picture: its size as it is seen, and each view of it, made smaller to fit and never larger.</summary>
internal sealed record MadePicture(ImageSize Seen, ImmutableArray<(PictureView View, byte[] Bytes)> Views);
