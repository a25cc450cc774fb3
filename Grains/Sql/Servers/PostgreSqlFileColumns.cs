using OrleansChat.Conversations.Log;

namespace OrleansChat.Sql;

/// <summary>The files that the messages of a batch take, column by column.</summary>
internal sealed class PostgreSqlFileColumns(PostgreSqlColumns columns)
{
    private readonly List<int> _owners = columns.Whole("file_owners");
    private readonly List<string?> _ids = columns.Text("file_ids");
    private readonly List<int> _seqs = columns.Whole("file_seqs");
    private readonly List<int> _authorKinds = columns.Whole("file_author_kinds");
    private readonly List<string?> _authorIds = columns.Text("file_author_ids");

    public void Add(int owner, EventRow row)
    {
        foreach (var file in row.Files)
        {
            _owners.Add(owner);
            _ids.Add(file.Id);
            _seqs.Add(row.Event.Seq);
            _authorKinds.Add((int)row.Event.Author.Kind);
            _authorIds.Add(StorableText.Of(row.Event.Author.Id));
        }
    }
}
