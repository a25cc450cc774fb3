using System.Text.RegularExpressions;
using OrleansChat.Sql;

namespace OrleansChat.Storage.Tests.SqlServer;

/// <summary>The dialects have the same files and names, and the code asks for what is there.</summary>
public sealed partial class DialectTests
{
    // What a dialect says to a connection of its own is its own affair.
    private static readonly string[] OwnFiles = ["connection", "transaction"];

    // A batch's rows are arrays on the one, which are few where no message has files, and tables on the other.
    private static readonly string[] Batches = ["append/batch", "append/batch-with-files"];

    private static readonly Dictionary<string, SqlScripts[]> Askers = new()
    {
        ["Sqlite"] = [SqlScripts.Sqlite],
        ["PostgreSql"] = [SqlScripts.PostgreSql],
        ["SqlServer"] = [SqlScripts.SqlServer],
        ["Server"] = [SqlScripts.PostgreSql, SqlScripts.SqlServer],
    };

    [Fact]
    public void Both_servers_have_the_same_statements()
    {
        var names = Names(SqlScripts.PostgreSql);
        Assert.NotEmpty(names);
        Assert.Equal(names, Names(SqlScripts.SqlServer));
        static IEnumerable<string> Names(SqlScripts scripts) => scripts.Names.Where(name => !OwnFiles.Contains(name.Split('/')[0])).Except(Batches).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Both_servers_have_the_same_schema_files() =>
        Assert.Equal(SqlTexts.Folders.SelectMany(SqlScripts.PostgreSql.Schema).Select(file => file.Name), SqlTexts.Schema.Select(file => file.Name));

    [Fact]
    public void Sqlite_has_the_same_tables_in_the_same_files()
    {
        foreach (var (name, text) in SqlScripts.Sqlite.Schema("schema").Concat(SqlScripts.Sqlite.Schema("state")))
        {
            foreach (var server in new[] { SqlScripts.PostgreSql, SqlScripts.SqlServer })
            {
                var same = Assert.Single(server.Schema(name.Split('/')[0]), file => file.Name == name);
                Assert.Equal(Tables(text), Tables(same.Text));
            }
        }

        static IEnumerable<string> Tables(string text) => CreateTable().Matches(text).Select(table => table.Groups["name"].Value).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Sqlite_keeps_its_statements_in_the_same_files()
    {
        // SQLite serves one process: there are no members.
        Assert.Equal(Files(SqlScripts.PostgreSql), Files(SqlScripts.Sqlite).Append("members").Order(StringComparer.Ordinal));
        static IEnumerable<string> Files(SqlScripts scripts) => scripts.Names.Select(name => name.Split('/')[0]).Distinct().Order(StringComparer.Ordinal);
    }

    [Fact]
    public void A_statement_has_the_same_parameters_on_both_servers()
    {
        var names = SqlScripts.PostgreSql.Names.Where(name => !OwnFiles.Contains(name.Split('/')[0])).Except(Batches);
        foreach (var name in names) Assert.Equal((name, Parameters(SqlScripts.PostgreSql[name])), (name, Parameters(SqlScripts.SqlServer[name])));
    }

    [Fact]
    public void Every_query_of_Orleans_has_the_same_parameters_on_both_servers()
    {
        var theirs = SqlTexts.Folders.SelectMany(SqlScripts.PostgreSql.Schema).SelectMany(file => OrleansQuery().Matches(file.Text))
            .Select(query => (query.Groups["key"].Value, Parameters(query.Groups["text"].Value))).Order();
        Assert.Equal(13, theirs.Count());
        Assert.Equal(theirs, SqlTexts.OrleansQueries.Select(query => (query.Name, Parameters(query.Text))).Order());
    }

    [Fact]
    public void Every_statement_that_is_asked_for_is_there_and_none_is_left_over()
    {
        var asked = Askers.Values.SelectMany(scripts => scripts).Distinct().ToDictionary(scripts => scripts, _ => new HashSet<string>());
        var files = asked.Keys.SelectMany(scripts => scripts.Names).Select(name => name.Split('/')[0]).ToHashSet();
        foreach (var file in System.IO.Directory.EnumerateFiles(Path.Combine(Checkout(), "Grains", "Sql"), "*.cs", SearchOption.AllDirectories))
        {
            var names = StatementName().Matches(File.ReadAllText(file)).Select(name => name.Groups["name"].Value)
                .Where(name => files.Contains(name.Split('/')[0])).ToList();
            if (names.Count == 0) continue;
            var asker = Askers.Keys.SingleOrDefault(prefix => Path.GetFileName(file).StartsWith(prefix, StringComparison.Ordinal)) ?? "Sqlite";
            foreach (var scripts in Askers[asker]) asked[scripts].UnionWith(names);
        }

        foreach (var (scripts, names) in asked) Assert.Equal(names.Order(StringComparer.Ordinal), scripts.Names.Order(StringComparer.Ordinal));
    }

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OrleansChat.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run inside a checkout.");
    }

    private static string Parameters(string text)
    {
        var code = Comment().Replace(text, "");
        var own = Declared().Matches(code).Select(variable => variable.Groups["name"].Value).ToHashSet();
        return string.Join(' ', Parameter().Matches(code).Select(parameter => parameter.Value).Where(name => !own.Contains(name)).Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"CREATE TABLE (IF NOT EXISTS )?(?<name>\w+)")]
    private static partial Regex CreateTable();

    [GeneratedRegex(@"VALUES \('(?<key>\w+Key)', '(?<text>([^']|'')*)'\)")]
    private static partial Regex OrleansQuery();

    [GeneratedRegex("\"(?<name>[a-z]+/[a-z-]+)\"")]
    private static partial Regex StatementName();

    [GeneratedRegex("--.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"DECLARE (?<name>@\w+)")]
    private static partial Regex Declared();

    [GeneratedRegex(@"(?<!@)@\w+")]
    private static partial Regex Parameter();
}
