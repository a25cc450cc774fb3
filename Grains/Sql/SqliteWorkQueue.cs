using System.Collections.Immutable;
using OrleansChat.Conversations;
using OrleansChat.Work;

namespace OrleansChat.Sql;

/// <summary>Due work in <c>chat.db</c>. Leases end by the store's clock, which for SQLite is this process's.</summary>
internal sealed class SqliteWorkQueue(SqliteReaders readers, SqliteWriter writer, IRandomIds random, TimeProvider time) : IWorkQueue
{
    /// <inheritdoc />
    public Task Schedule(string kind, string key, DateTimeOffset dueAt) => writer.Write(session =>
    {
        session["work/schedule"].Bind(kind).Bind(key).Bind(dueAt.ToUnixTimeMilliseconds()).Run();
        return true;
    });

    /// <inheritdoc />
    public Task Cancel(string kind, string key) => writer.Write(session =>
    {
        session["work/cancel"].Bind(kind).Bind(key).Run();
        return true;
    });

    /// <inheritdoc />
    public Task<ImmutableArray<WorkItem>> Claim(ImmutableArray<string> kinds, int most, TimeSpan lease)
    {
        var name = random.NewId();
        return writer.Write(session =>
        {
            var items = new List<WorkItem>();
            var now = time.GetUtcNow();
            var claim = session["work/claim"].Bind(now.ToUnixTimeMilliseconds()).Bind(name).Bind((now + lease).ToUnixTimeMilliseconds())
                .Bind(most).BindList(kinds);
            while (claim.Step())
            {
                items.Add(new(
                    claim.Text(0), claim.Text(1), DateTimeOffset.FromUnixTimeMilliseconds(claim.Long(2)), claim.Long(3), claim.Int(4), name));
            }

            return items.OrderBy(item => item.DueAt).ToImmutableArray();
        });
    }

    /// <inheritdoc />
    public Task<bool> Finish(WorkItem item) => writer.Write(session =>
    {
        session["work/finish"].Bind(item.Kind).Bind(item.Key).Bind(item.Version).Bind(item.Lease).Run();
        return session.Changes == 1;
    });

    /// <inheritdoc />
    public Task Retry(WorkItem item, DateTimeOffset dueAt) => writer.Write(session =>
    {
        session["work/retry"].Bind(item.Kind).Bind(item.Key).Bind(item.Version).Bind(item.Lease).Bind(dueAt.ToUnixTimeMilliseconds()).Run();
        return true;
    });

    /// <inheritdoc />
    public Task<DateTimeOffset?> NextDue(ImmutableArray<string> kinds) => readers.Query<DateTimeOffset?>(session =>
    {
        var next = session["work/next-due"].BindList(kinds);
        next.Step();
        DateTimeOffset? due = next.IsNull(0) ? null : DateTimeOffset.FromUnixTimeMilliseconds(next.Long(0));
        next.Reset();
        return due;
    });
}
