using Npgsql;
using NpgsqlTypes;

namespace OrleansChat.Sql;

/// <summary>The array parameters of a statement that is run again and again: lists that are emptied and filled anew.</summary>
internal sealed class PostgreSqlColumns(NpgsqlCommand command)
{
    private readonly List<System.Collections.IList> _lists = [];

    public List<int> Whole(string name) => Add<int>(name, NpgsqlDbType.Integer);

    public List<int?> WholeOrNull(string name) => Add<int?>(name, NpgsqlDbType.Integer);

    public List<long> Long(string name) => Add<long>(name, NpgsqlDbType.Bigint);

    public List<bool> Flag(string name) => Add<bool>(name, NpgsqlDbType.Boolean);

    public List<string?> Text(string name) => Add<string?>(name, NpgsqlDbType.Text);

    public List<byte[]> Bytes(string name) => Add<byte[]>(name, NpgsqlDbType.Bytea);

    public List<Guid> Uuid(string name) => Add<Guid>(name, NpgsqlDbType.Uuid);

    public List<Guid?> UuidOrNull(string name) => Add<Guid?>(name, NpgsqlDbType.Uuid);

    public void Clear()
    {
        foreach (var list in _lists) list.Clear();
    }

    private List<T> Add<T>(string name, NpgsqlDbType type)
    {
        var list = new List<T>();
        command.Parameters.Add(new NpgsqlParameter<List<T>>(name, NpgsqlDbType.Array | type) { TypedValue = list });
        _lists.Add(list);
        return list;
    }
}
