using System.Collections.Immutable;
using OrleansChat.Directory;

namespace OrleansChat.Sql;

/// <summary>An operator with his departments. Columns: id, name, sign_in_name, administrator, must_change_password, operator_epoch, password_hash.</summary>
internal static class OperatorRow
{
    /// <summary>Reads the one row of a statement, if it has one.</summary>
    public static KnownOperator? Read(SqliteSession session, SqliteStatement row)
    {
        if (!row.Step()) return null;
        var known = new KnownOperator(
            new(row.Text(0), row.Text(1), row.Text(2), row.Bool(3), row.Bool(4), row.Int(5), []),
            row.Text(6));
        row.Reset();
        var departments = ImmutableArray.CreateBuilder<string>();
        var rows = session["directory/departments-of-operator"].Bind(known.Operator.Id);
        while (rows.Step()) departments.Add(rows.Text(0));
        return known with { Operator = known.Operator with { Departments = departments.ToImmutable() } };
    }

    public static void Add(SqliteSession session, KnownOperator known, long now)
    {
        var adding = known.Operator;
        session["directory/add-operator"].Bind(adding.Id).Bind(adding.Name).Bind(adding.SignInName).Bind(SignInKey.Of(adding.SignInName).Value)
            .Bind(known.PasswordHash).Bind(adding.Administrator).Bind(adding.MustChangePassword).Bind(now).Run();
        foreach (var department in adding.Departments) session["directory/add-operator-department"].Bind(adding.Id).Bind(department).Run();
    }
}
