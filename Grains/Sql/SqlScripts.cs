using System.Collections.Frozen;
using System.Reflection;

namespace OrleansChat.Sql;

/// <summary>
/// A dialect's SQL, embedded. Schema files run whole, in the order of their names; other files hold statements, each behind a line
/// <c>-- name: x</c>, and are asked for as <c>file/x</c>. Every dialect has the same files, and the servers
/// the same names.
/// </summary>
public sealed class SqlScripts
{
    private const string NameMark = "-- name: ";
    private readonly string _dialect;
    private readonly FrozenDictionary<string, string> _statements;

    private SqlScripts(string dialect)
    {
        _dialect = dialect;
        _statements = Files(dialect)
            .Where(file => !file.Name.Contains('/', StringComparison.Ordinal))
            .SelectMany(file => Split(file.Name[..^".sql".Length], file.Text))
            .ToFrozenDictionary();
    }

    /// <summary>SQLite's.</summary>
    public static SqlScripts Sqlite { get; } = new("sqlite");

    /// <summary>PostgreSQL's.</summary>
    public static SqlScripts PostgreSql { get; } = new("postgresql");

    /// <summary>SQL Server's.</summary>
    public static SqlScripts SqlServer { get; } = new("sqlserver");

    /// <summary>The names of all statements.</summary>
    public IEnumerable<string> Names => _statements.Keys;

    /// <summary>The text of a statement.</summary>
    public string this[string name] => _statements[name];

    /// <summary>The schema files of a folder (<c>schema</c>, <c>state</c>) in the order in which they run.</summary>
    public IEnumerable<(string Name, string Text)> Schema(string folder) =>
        Files(_dialect).Where(file => file.Name.StartsWith(folder + '/', StringComparison.Ordinal)).OrderBy(file => file.Name, StringComparer.Ordinal);

    private static IEnumerable<(string Name, string Text)> Files(string dialect)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            var name = resource.Replace('\\', '/');
            if (!name.StartsWith(dialect + '/', StringComparison.Ordinal)) continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return (name[(dialect.Length + 1)..], reader.ReadToEnd());
        }
    }

    // Remarks behind a statement belong to the next.
    private static string WithoutRemarksBehind(string text)
    {
        var lines = text.Trim().Split('\n').ToList();
        while (lines[^1].StartsWith("--", StringComparison.Ordinal) || string.IsNullOrWhiteSpace(lines[^1])) lines.RemoveAt(lines.Count - 1);
        return string.Join('\n', lines);
    }

    private static IEnumerable<KeyValuePair<string, string>> Split(string file, string text)
    {
        foreach (var part in text.Split(NameMark).Skip(1))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            yield return new($"{file}/{part[..end].Trim()}", WithoutRemarksBehind(part[end..]));
        }
    }
}
