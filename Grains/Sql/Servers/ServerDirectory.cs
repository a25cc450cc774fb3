using System.Collections.Immutable;
using System.Data.Common;
using OrleansChat.Directory;

namespace OrleansChat.Sql;

/// <summary>Departments, operators, widgets and the channel on a server.</summary>
internal sealed class ServerDirectory(ServerDatabase database, TimeProvider time) : IDirectoryStore, IWidgetIndex, IChannelSwitch, ISeedStore
{
    /// <inheritdoc />
    public async Task<Installation?> Installation() =>
        (await database.Rows(new("directory/installation"), row => new Installation(row.GetFieldValue<byte[]>(0), row.GetBoolean(1)))).SingleOrDefault();

    /// <inheritdoc />
    public async Task<ImmutableArray<Department>> Departments() =>
        [.. await database.Rows(new("directory/departments"), row => new Department(row.GetString(0), row.GetString(1)))];

    /// <inheritdoc />
    public async Task<ImmutableArray<Operator>> OperatorsOf(string departmentId) =>
        [.. (await Operators(new("directory/operators-of-department", ("department", departmentId)))).Select(known => known.Operator)];

    /// <inheritdoc />
    public async Task<KnownOperator?> Operator(string id) => (await Operators(new("directory/operator", ("id", id)))).SingleOrDefault();

    /// <inheritdoc />
    public async Task<KnownOperator?> OperatorBySignIn(SignInKey key) =>
        (await Operators(new("directory/operator-by-sign-in-key", ("sign_in_key", key.Value)))).SingleOrDefault();

    /// <inheritdoc />
    public Task<bool> SetPassword(KnownOperator known, string newHash) => database.Write(async write =>
    {
        if (await write.Run("directory/set-password", Replacing(known, newHash)) == 0) return false;
        await Audit(write, known.Operator.Id, "password-changed", known.Operator.Id, Now);
        return true;
    });

    /// <inheritdoc />
    public Task Rehash(KnownOperator known, string newHash) => database.Write(write => write.Run("directory/rehash-password", Replacing(known, newHash)));

    /// <inheritdoc />
    public Task Save(string hash, string name, long version, bool active) => database.Write(write => write.Run(
        "directory/save-widget", ("hash", hash), ("name", name), ("version", version), ("active", active), ("now", Now)));

    /// <inheritdoc />
    public async Task<string?> First() => (await database.Rows(new("directory/first-widget"), row => row.GetString(0))).SingleOrDefault();

    /// <inheritdoc />
    public Task Set(bool active, string actor) => database.Write(write => SetChannel(write, active, actor));

    /// <inheritdoc />
    public async Task<bool> IsSeeded() => await Installation() is not null;

    /// <inheritdoc />
    public Task<bool> Seed(Seed seed, Action beforeCommit) => database.Write(async write =>
    {
        if (await write.Run("directory/add-installation", ("server_key", seed.ServerKey), ("now", Now)) == 0) return false;
        foreach (var department in seed.Departments) await write.Run("directory/add-department", ("id", department.Id), ("name", department.Name));
        await Add(write, seed.Administrator);
        if (seed.ActivateChannel) await SetChannel(write, true, "system");
        beforeCommit();
        return true;
    });

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private static (string, object?)[] Replacing(KnownOperator known, string newHash) =>
        [("id", known.Operator.Id), ("new_hash", newHash), ("known_hash", known.PasswordHash)];

    private async Task Add(ServerTransaction write, KnownOperator known)
    {
        var adding = known.Operator;
        await write.Run(
            "directory/add-operator",
            ("id", adding.Id),
            ("name", adding.Name),
            ("sign_in_name", adding.SignInName),
            ("sign_in_key", SignInKey.Of(adding.SignInName).Value),
            ("password_hash", known.PasswordHash),
            ("administrator", adding.Administrator),
            ("must_change_password", adding.MustChangePassword),
            ("now", Now));
        foreach (var department in adding.Departments) await write.Run("directory/add-operator-department", ("operator", adding.Id), ("department", department));
    }

    private async Task<bool> SetChannel(ServerTransaction write, bool active, string actor)
    {
        await write.Run("directory/set-channel", ("active", active));
        await Audit(write, actor, active ? "channel-activated" : "channel-deactivated", "chat", Now);
        return active;
    }

    private static Task<int> Audit(ServerTransaction write, string actor, string action, string subject, long now) => write.Run(
        "directory/add-audit", ("now", now), ("actor", actor), ("action", action), ("subject", subject), ("detail", "{}"));

    // One row a department of each operator, his rows together.
    private async Task<IEnumerable<KnownOperator>> Operators(Statement statement)
    {
        var rows = await database.Rows(statement, row => (Known: Known(row), Department: row.TextOrNull(7)));
        return rows.GroupBy(row => row.Known.Operator.Id).Select(own =>
        {
            var known = own.First().Known;
            return known with { Operator = known.Operator with { Departments = [.. own.Select(row => row.Department).OfType<string>()] } };
        });
    }

    private static KnownOperator Known(DbDataReader row) => new(
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3), row.GetBoolean(4), row.GetInt32(5), []),
        row.GetString(6));
}
