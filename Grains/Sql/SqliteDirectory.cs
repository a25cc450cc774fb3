using System.Collections.Immutable;
using OrleansChat.Directory;

namespace OrleansChat.Sql;

/// <summary>Departments, operators, widgets and the channel in <c>chat.db</c>.</summary>
internal sealed class SqliteDirectory(SqliteReaders readers, SqliteWriter writer, TimeProvider time) : IDirectoryStore, IWidgetIndex, IChannelSwitch, ISeedStore
{
    /// <inheritdoc />
    public Task<Installation?> Installation() => readers.Query(session =>
    {
        var find = session["directory/installation"];
        if (!find.Step()) return null;
        var installation = new Installation(find.Blob(0).ToArray(), find.Bool(1));
        find.Reset();
        return installation;
    });

    /// <inheritdoc />
    public Task<ImmutableArray<Department>> Departments() => readers.Query(session =>
    {
        var departments = ImmutableArray.CreateBuilder<Department>();
        var rows = session["directory/departments"];
        while (rows.Step()) departments.Add(new(rows.Text(0), rows.Text(1)));
        return departments.ToImmutable();
    });

    /// <inheritdoc />
    public Task<ImmutableArray<Operator>> OperatorsOf(string departmentId) => readers.Query(session =>
    {
        var ids = Texts(session["directory/operators-of-department"].Bind(departmentId));
        return ids.Select(id => OperatorRow.Read(session, session["directory/operator"].Bind(id))!.Operator).ToImmutableArray();
    });

    /// <inheritdoc />
    public Task<KnownOperator?> Operator(string id) => readers.Query(session => OperatorRow.Read(session, session["directory/operator"].Bind(id)));

    /// <inheritdoc />
    public Task<KnownOperator?> OperatorBySignIn(SignInKey key) =>
        readers.Query(session => OperatorRow.Read(session, session["directory/operator-by-sign-in-key"].Bind(key.Value)));

    /// <inheritdoc />
    public Task<bool> SetPassword(KnownOperator known, string newHash) => writer.Write(session =>
    {
        session["directory/set-password"].Bind(known.Operator.Id).Bind(newHash).Bind(known.PasswordHash).Run();
        if (session.Changes == 0) return false;
        Audit(session, known.Operator.Id, "password-changed", known.Operator.Id);
        return true;
    });

    /// <inheritdoc />
    public Task Rehash(KnownOperator known, string newHash) => writer.Write(session =>
    {
        session["directory/rehash-password"].Bind(known.Operator.Id).Bind(newHash).Bind(known.PasswordHash).Run();
        return true;
    });

    /// <inheritdoc />
    public Task Save(string hash, string name, long version, bool active) => writer.Write(session =>
    {
        session["directory/save-widget"].Bind(hash).Bind(name).Bind(version).Bind(active).Bind(Now).Run();
        return true;
    });

    /// <inheritdoc />
    public Task<string?> First() => readers.Query(session => Texts(session["directory/first-widget"]).SingleOrDefault());

    /// <inheritdoc />
    public Task Set(bool active, string actor) => writer.Write(session =>
    {
        SetChannel(session, active, actor);
        return true;
    });

    /// <inheritdoc />
    public async Task<bool> IsSeeded() => await Installation() is not null;

    /// <inheritdoc />
    public Task<bool> Seed(Seed seed, Action beforeCommit) => writer.Write(session =>
    {
        session["directory/add-installation"].Bind(seed.ServerKey).Bind(Now).Run();
        if (session.Changes == 0) return false;
        foreach (var department in seed.Departments) session["directory/add-department"].Bind(department.Id).Bind(department.Name).Run();
        OperatorRow.Add(session, seed.Administrator, Now);
        if (seed.ActivateChannel) SetChannel(session, true, "system");
        beforeCommit();
        return true;
    });

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private void SetChannel(SqliteSession session, bool active, string actor)
    {
        session["directory/set-channel"].Bind(active).Run();
        Audit(session, actor, active ? "channel-activated" : "channel-deactivated", "chat");
    }

    private void Audit(SqliteSession session, string actor, string action, string subject) =>
        session["directory/add-audit"].Bind(Now).Bind(actor).Bind(action).Bind(subject).Bind("{}").Run();

    private static List<string> Texts(SqliteStatement rows)
    {
        var texts = new List<string>();
        while (rows.Step()) texts.Add(rows.Text(0));
        return texts;
    }
}
