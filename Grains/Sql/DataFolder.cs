namespace OrleansChat.Sql;

/// <summary>The folder with everything that an installation keeps, held by one process at a time through an exclusive lock on a file.</summary>
public sealed class DataFolder : IDisposable
{
    // EWOULDBLOCK, ERROR_SHARING_VIOLATION.
    private const int Locked = 11;
    private const int Shared = unchecked((int)0x80070020);

    private readonly FileStream? _lock;

    private DataFolder(string path, FileStream? held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    /// <summary>Conversations, directory and due work.</summary>
    public string ChatFile => System.IO.Path.Combine(Path, "chat.db");

    /// <summary>The grain storage of sessions and widgets.</summary>
    public string StateFile => System.IO.Path.Combine(Path, "state.db");

    /// <summary>Makes the folder where it is missing and takes it for this process.</summary>
    /// <exception cref="DataFolderInUseException">Another process has it.</exception>
    /// <exception cref="DatabaseRefusedException">It cannot be made or written.</exception>
    public static DataFolder Take(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            System.IO.Directory.CreateDirectory(full);
            return new(full, new FileStream(System.IO.Path.Combine(full, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException taken) when (taken.HResult is Locked or Shared)
        {
            throw new DataFolderInUseException(full, taken);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseRefusedException(
                $"The data folder {full} cannot be written ({denied.Message.TrimEnd('.')}): let this process's user write there, or choose another folder (--Data:Folder=…).", denied);
        }
    }

    /// <summary>The folder without its lock, for tests that set two stores on one file.</summary>
    internal static DataFolder Beside(string path) => new(System.IO.Path.GetFullPath(path), null);

    /// <inheritdoc />
    public void Dispose() => _lock?.Dispose();
}

/// <summary>A second process wanted the same data folder.</summary>
public sealed class DataFolderInUseException(string folder, Exception inner) : Exception(
    $"Another OrleansChat process is using the data folder {folder}, and SQLite serves one process at a time: " +
    "stop that process, start this one with another folder (--Data:Folder=…), or use PostgreSQL for a cluster.", inner);
