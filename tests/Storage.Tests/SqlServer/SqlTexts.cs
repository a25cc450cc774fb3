using Microsoft.SqlServer.TransactSql.ScriptDom;
using OrleansChat.Sql;

namespace OrleansChat.Storage.Tests.SqlServer;

/// <summary>All T-SQL that the product sends: schema files, statements, and the queries that it hands to Orleans.</summary>
internal static class SqlTexts
{
    public static IReadOnlyList<string> Folders { get; } = ["schema", "state", "cluster"];

    public static IEnumerable<(string Name, string Text)> Schema => Folders.SelectMany(SqlScripts.SqlServer.Schema);

    public static IEnumerable<(string Name, string Text)> Statements => SqlScripts.SqlServer.Names.Order().Select(name => (name, SqlScripts.SqlServer[name]));

    public static IEnumerable<(string Name, string Text)> OrleansQueries => Schema.SelectMany(file => Queries(Read(file.Text)));

    public static IEnumerable<(string Name, string Text)> All => [.. Schema, .. Statements, .. OrleansQueries];

    /// <summary>The tree of a text that the oldest server which we serve (2016) and the newest read without an error.</summary>
    public static TSqlFragment Parse(string text)
    {
        _ = Tree(new TSql170Parser(initialQuotedIdentifiers: true), text, out var newest);
        var tree = Tree(new TSql130Parser(initialQuotedIdentifiers: true), text, out var oldest);
        Assert.Empty(newest.Concat(oldest).Select(error => $"line {error.Line}: {error.Message}"));
        return tree;
    }

    /// <summary>The tree of a text whose errors are looked at elsewhere.</summary>
    public static TSqlFragment Read(string text) => Tree(new TSql170Parser(initialQuotedIdentifiers: true), text, out _);

    /// <summary>Everything of one kind in a tree.</summary>
    public static IReadOnlyList<T> Find<T>(TSqlFragment tree)
        where T : TSqlFragment
    {
        var finder = new Finder<T>();
        tree.Accept(finder);
        return finder.Found;
    }

    private static TSqlFragment Tree(TSqlParser parser, string text, out IList<ParseError> errors)
    {
        using var reader = new StringReader(text);
        return parser.Parse(reader, out errors);
    }

    private static IEnumerable<(string, string)> Queries(TSqlFragment tree) => Find<ValuesInsertSource>(tree)
        .SelectMany(source => source.RowValues)
        .Select(row => (((StringLiteral)row.ColumnValues[0]).Value, ((StringLiteral)row.ColumnValues[1]).Value));

    private sealed class Finder<T> : TSqlFragmentVisitor
        where T : TSqlFragment
    {
        public List<T> Found { get; } = [];

        public override void Visit(TSqlFragment node)
        {
            if (node is T wanted) Found.Add(wanted);
        }
    }
}
