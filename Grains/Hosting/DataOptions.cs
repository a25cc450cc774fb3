namespace OrleansChat.Hosting;

/// <summary>Where the data lies: the configuration section <c>Data</c>.</summary>
public sealed class DataOptions
{
    /// <summary>The folder of the SQLite files, relative to the working directory.</summary>
    public string Folder { get; set; } = "./data";

    /// <summary>Goes into a folder that is taken already: for tests in which two silos write to one database.</summary>
    internal bool Beside { get; set; }
}
