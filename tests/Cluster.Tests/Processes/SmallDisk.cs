namespace OrleansChat.Cluster.Tests.Processes;

/// <summary>A disk of some megabytes that can be filled. Needs root.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("orleanschat-disk-");
    private readonly string _output = Path.GetTempFileName();

    public string Folder => _folder.FullName;

    private string Filler => Path.Combine(Folder, "filler");

    public static async Task<SmallDisk> Mount(int megabytes)
    {
        var disk = new SmallDisk();
        await Children.Run(["mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Folder], disk._output, "/");
        return disk;
    }

    /// <summary>Takes all the room that is left.</summary>
    public void Fill()
    {
        var piece = new byte[64 * 1024];
        for (var size = piece.Length; size >= 4_096; size /= 2)
        {
            try
            {
                using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
                while (true) file.Write(piece, 0, size);
            }
            catch (IOException)
            {
                // Full for pieces of that size.
            }
        }
    }

    /// <summary>Gives it back.</summary>
    public void Free() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        await Children.Run(["umount", "-l", Folder], _output, "/");
        _folder.Delete();
        File.Delete(_output);
    }
}
