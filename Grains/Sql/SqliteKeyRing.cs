using OrleansChat.Directory;

namespace OrleansChat.Sql;

/// <summary>The key ring in <c>chat.db</c>.</summary>
internal sealed class SqliteKeyRing(SqliteReaders readers, SqliteWriter writer) : IKeyRingStore
{
    /// <inheritdoc />
    public IReadOnlyList<string> All() => readers.Read(session =>
    {
        var keys = new List<string>();
        var rows = session["keys/all"];
        while (rows.Step()) keys.Add(rows.Text(0));
        return keys;
    });

    /// <inheritdoc />
    public void Add(string name, string xml) => writer.Transact(session =>
    {
        session["keys/add"].Bind(name).Bind(xml).Run();
        return true;
    });
}
