using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace OrleansChat.Storage.Tests.SqlServer;

/// <summary>What can be known of the T-SQL without a server: that it parses, and that it does not do what only a server would refuse.</summary>
public sealed class TransactSqlTests
{
    private static readonly Dictionary<string, string> ByName = SqlTexts.All.ToDictionary(text => text.Name, text => text.Text);

    private static readonly Dictionary<string, TSqlFragment> Trees = ByName.ToDictionary(text => text.Key, text => SqlTexts.Read(text.Value));

    private static readonly List<TableDefinition> Tables = [.. Trees.Values.SelectMany(SqlTexts.Find<TableDefinition>)];

    public static TheoryData<string> Texts => new(ByName.Keys);

    [Theory]
    [MemberData(nameof(Texts))]
    public void It_parses(string name) => Assert.NotEmpty(SqlTexts.Find<TSqlStatement>(SqlTexts.Parse(ByName[name])));

    [Fact]
    public void A_mistake_is_noticed() =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => SqlTexts.Parse("UPDATE work SET due_at = @due_at WERE kind = @kind"));

    [Theory]
    [MemberData(nameof(Texts))]
    public void No_aggregate_is_made_over_a_subquery(string name) => Assert.Empty(SqlTexts.Find<FunctionCall>(Trees[name])
        .Where(call => call.FunctionName.Value is "sum" or "max" or "min" or "count")
        .Where(call => call.Parameters.Any(parameter => SqlTexts.Find<ScalarSubquery>(parameter).Count > 0))
        .Select(_ => name));

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_column_that_is_named_is_one_of_the_schema(string name)
    {
        var tree = Trees[name];
        var known = Tables.SelectMany(table => table.ColumnDefinitions).Select(column => column.ColumnIdentifier.Value)
            .Concat(SqlTexts.Find<SelectScalarExpression>(tree).Select(column => column.ColumnName?.Value).OfType<string>())
            .Concat(["value", "millisecond"])
            .Concat(["database_id", "snapshot_isolation_state", "is_read_committed_snapshot_on", "delayed_durability", "compatibility_level"])
            .ToHashSet(StringComparer.Ordinal);
        var unknown = SqlTexts.Find<ColumnReferenceExpression>(tree)
            .Select(column => column.MultiPartIdentifier?.Identifiers[^1].Value)
            .Where(column => column is not null && !known.Contains(column))
            .Distinct();
        Assert.True(!unknown.Any(), $"{name} names {string.Join(", ", unknown)}.");
    }

    // Where a column of ours meets a text that is neither parameter nor literal, their collations must be told: the database's own is another.
    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_text_from_a_list_says_how_it_is_compared(string name) => Assert.Empty(SqlTexts.Find<QuerySpecification>(Trees[name])
        .SelectMany(SqlTexts.Find<ColumnReferenceExpression>)
        .Where(column => column.MultiPartIdentifier?.Identifiers[^1].Value == "value" && column.Collation is null)
        .Where(column => !SqlTexts.Find<CastCall>(Trees[name]).Any(cast => cast.StartOffset < column.StartOffset
            && column.StartOffset < cast.StartOffset + cast.FragmentLength))
        .Select(_ => name));

    [Fact]
    public void Every_key_of_text_is_compared_byte_by_byte()
    {
        var keys = Tables.SelectMany(table => table.ColumnDefinitions, (table, column) => (table, column))
            .Where(pair => pair.column.DataType is SqlDataTypeReference { SqlDataTypeOption: SqlDataTypeOption.NVarChar })
            .Where(pair => pair.column.Constraints.OfType<UniqueConstraintDefinition>().Any()
                || pair.table.TableConstraints.OfType<UniqueConstraintDefinition>().SelectMany(key => key.Columns)
                    .Any(key => key.Column.MultiPartIdentifier.Identifiers[0].Value == pair.column.ColumnIdentifier.Value))
            .ToList();
        Assert.NotEmpty(keys);
        Assert.Empty(keys.Where(pair => pair.column.Collation?.Value != "Latin1_General_100_BIN2").Select(pair => pair.column.ColumnIdentifier.Value));
    }
}
