using System.Text.RegularExpressions;

namespace OrleansChat.Tests.House;

/// <summary>What files may be called, hold and weigh.</summary>
public sealed partial class FileTests
{
    [Fact]
    public void No_room_is_called_by_what_it_is_not()
    {
        string[] empty = ["Helper", "Helpers", "Util", "Utils", "Common", "Shared", "Manager", "Service", "Base", "Impl"];
        var strays = Checkout.Files(".cs", ".ts", ".tsx", ".razor").Where(file => Checkout.Name(file)
            .Split('/', '.', '-')
            .Any(part => empty.Any(word => part.Equals(word, StringComparison.OrdinalIgnoreCase) || part.EndsWith(word, StringComparison.Ordinal))));
        Assert.Empty(strays.Select(Checkout.Name));
    }

    [Fact]
    public void Files_hold_one_idea_and_stay_short()
    {
        var long_ = Checkout.Files(".cs", ".ts", ".tsx", ".razor", ".css").Select(file => (Name: Checkout.Name(file), Lines: File.ReadLines(file).Count())).ToList();
        Assert.DoesNotContain(long_, file => file.Lines > (file.Name.EndsWith(".css", StringComparison.Ordinal) ? 600 : 330));
        var median = long_.Select(file => file.Lines).Order().ElementAt(long_.Count / 2);
        Assert.True(median <= 60, $"The median file has {median} lines.");
    }

    [Fact]
    public void Sql_text_lives_under_Sql_only()
    {
        var strays = Checkout.Files(".cs")
            .Where(file => !Checkout.Name(file).StartsWith("tests", StringComparison.Ordinal))
            .Where(file => Sql().IsMatch(File.ReadAllText(file)));
        Assert.Empty(strays.Select(Checkout.Name));
    }

    [Fact]
    public void Stream_names_live_in_Streams_only()
    {
        var strays = Checkout.Files(".cs")
            .Where(file => !Checkout.Name(file).StartsWith("tests", StringComparison.Ordinal) && !file.EndsWith("ChatStreams.cs", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains("StreamId.Create", StringComparison.Ordinal));
        Assert.Empty(strays.Select(Checkout.Name));
    }

    [Fact]
    public void Time_and_randomness_come_from_their_one_source()
    {
        string[] forbidden = ["DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Guid.NewGuid", "Random.Shared", "new Random("];
        var strays = Checkout.Files(".cs")
            .Where(file => !Checkout.Name(file).StartsWith("tests", StringComparison.Ordinal))
            .Where(file => forbidden.Any(File.ReadAllText(file).Contains));
        Assert.Empty(strays.Select(Checkout.Name));
    }

    [Fact] // CVE-2026-56170: our hubs resume by position
    public void Sockets_keep_no_stateful_reconnect() => Assert.Empty(Checkout.Files(".cs", ".ts", ".tsx")
        .Where(file => Path.GetFileName(file) != "FileTests.cs")
        .Where(file => File.ReadAllText(file).Contains("StatefulReconnect", StringComparison.OrdinalIgnoreCase))
        .Select(Checkout.Name));

    [Fact]
    public void Nothing_is_left_to_do()
    {
        var strays = Checkout.Files(".cs", ".ts", ".tsx", ".razor", ".css", ".sql")
            .Where(file => Path.GetFileName(file) != "FileTests.cs")
            .Where(file => Unfinished().IsMatch(File.ReadAllText(file)));
        Assert.Empty(strays.Select(Checkout.Name));
    }

    [GeneratedRegex("\"\\s*(SELECT|INSERT INTO|UPDATE \\w+ SET|DELETE FROM|CREATE TABLE|PRAGMA)\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Sql();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b|NotImplementedException")]
    private static partial Regex Unfinished();
}
