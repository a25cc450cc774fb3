namespace OrleansChat.Attachments;

/// <summary>What files are taken (D7): the configuration section <c>Attachments</c>, the same for every process of an installation.</summary>
public sealed class AttachmentOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Attachments";

    /// <summary>The most bytes of one piece.</summary>
    public const int PieceBytes = 1 << 20;

    /// <summary>The most bytes that a file may be configured to have: its check holds it in memory.</summary>
    public const long HighestFileBytes = 256L << 20;

    /// <summary>What is said where it makes no sense.</summary>
    public const string Unsound =
        "Attachments: FileBytes must be 1 to 268435456, FilesAMessage 1 to 100, and SessionBytesADay and OperatorBytesADay not less than FileBytes.";

    /// <summary>Whether files are taken at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The most bytes of a file.</summary>
    public long FileBytes { get; set; } = 25L << 20;

    /// <summary>The most files of a message.</summary>
    public int FilesAMessage { get; set; } = 10;

    /// <summary>The most bytes that a visitor's session sends in a day.</summary>
    public long SessionBytesADay { get; set; } = 100L << 20;

    /// <summary>The most bytes that an operator sends in a day.</summary>
    public long OperatorBytesADay { get; set; } = 2L << 30;

    /// <summary>Types that are taken beside those of <see cref="FileTypes"/>, as the bytes tell them.</summary>
    public string[] MoreTypes { get; set; } = [];

    /// <summary>Types of <see cref="FileTypes"/> that are not taken.</summary>
    public string[] FewerTypes { get; set; } = [];

    /// <summary>Whether a file that was found to be of that type is taken.</summary>
    public bool Takes(string type) =>
        (FileTypes.Usual.Contains(type) || MoreTypes.Contains(type, StringComparer.OrdinalIgnoreCase)) && !FewerTypes.Contains(type, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it makes sense.</summary>
    public bool IsSound =>
        FileBytes is > 0 and <= HighestFileBytes && FilesAMessage is > 0 and <= 100 && SessionBytesADay >= FileBytes && OperatorBytesADay >= FileBytes;
}
