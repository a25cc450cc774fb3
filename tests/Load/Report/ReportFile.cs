namespace OrleansChat.Load.Report;

/// <summary>A file that a report goes to.</summary>
internal sealed class ReportFile
{
    private readonly string _path;

    private ReportFile(string path) => _path = path;

    /// <summary>The file that this option names; null without it. Looked at before the run, so that no run is made for nothing.</summary>
    public static ReportFile? Of(Arguments arguments, string option)
    {
        if (arguments.Text(option) is not { } path) return null;
        try
        {
            File.AppendAllText(path, "");
            return new(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"--{option} names a file that cannot be written: {refused.Message}");
        }
    }

    public void Write(string text) => File.WriteAllText(_path, text);
}
