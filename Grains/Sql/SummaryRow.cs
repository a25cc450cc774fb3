using OrleansChat.Conversations;
using OrleansChat.Visitors;

namespace OrleansChat.Sql;

/// <summary>A conversation's row as one reader's list shows it.</summary>
internal static class SummaryRow
{
    public static ConversationSummary Read(SqliteSession session, long conversation, AuthorKind kind, string reader)
    {
        var row = session["lists/summary"].Bind(conversation).Bind((long)kind).Bind(reader);
        row.Step();
        var waitingSince = row.Long(15);
        var summary = new ConversationSummary(
            new(row.Id(0)),
            row.Text(1),
            row.Text(2),
            row.Text(3),
            (Priority)row.Int(4),
            (ConversationStatus)row.Int(5),
            row.TextOrNull(6),
            row.TextOrNull(7),
            row.Text(8),
            row.TextOrNull(9),
            row.Text(10),
            (AuthorKind)row.Int(11),
            row.TextOrNull(12),
            row.Long(13),
            row.Long(14),
            waitingSince == 0 ? null : waitingSince,
            row.Int(16),
            row.Int(17),
            (IdentityGrade)row.Int(18),
            row.TextOrNull(19));
        row.Reset();
        return summary;
    }
}
