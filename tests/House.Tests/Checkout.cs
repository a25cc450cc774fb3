namespace OrleansChat.Tests.House;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Checkout
{
    private static readonly string[] Rooms = ["Grains.Interfaces", "Grains", "Silo", "WebFront", "widget/src", "tests"];

    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> Files(params string[] endings) => Rooms
        .Select(room => Path.Combine(Root, room))
        .Where(System.IO.Directory.Exists)
        .SelectMany(room => System.IO.Directory.EnumerateFiles(room, "*", SearchOption.AllDirectories))
        .Where(file => endings.Any(file.EndsWith))
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "dist"));

    public static string Name(string file) => Path.GetRelativePath(Root, file);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OrleansChat.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run inside a checkout.");
    }
}
