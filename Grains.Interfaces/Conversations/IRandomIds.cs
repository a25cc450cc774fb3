using System.Security.Cryptography;

namespace OrleansChat.Conversations;

/// <summary>The one source of randomness: ids, nonces and secrets.</summary>
public interface IRandomIds
{
    /// <summary>Fills the span with unpredictable bytes.</summary>
    void Fill(Span<byte> bytes);
}

/// <summary>Randomness from the operating system.</summary>
public sealed class SystemRandomIds : IRandomIds
{
    /// <inheritdoc />
    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}

/// <summary>What is made of randomness.</summary>
public static class RandomIds
{
    /// <summary>A new public id: 128 bits, 22 characters.</summary>
    public static string NewId(this IRandomIds random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.Fill(bytes);
        return System.Buffers.Text.Base64Url.EncodeToString(bytes);
    }

    /// <summary>A new secret: 256 bits, 43 characters.</summary>
    public static string NewSecret(this IRandomIds random)
    {
        Span<byte> bytes = stackalloc byte[32];
        random.Fill(bytes);
        return System.Buffers.Text.Base64Url.EncodeToString(bytes);
    }
}
