namespace OrleansChat.Sql;

/// <summary>
/// A page of a list that is ordered by time alone and continued below a time: rows of the page's last time are all on it, so that nothing
/// is lost between two pages. That is why a page may hold a few rows more than its limit.
/// </summary>
internal readonly record struct TimePage(IReadOnlyList<long> Rows, bool More)
{
    /// <summary>Rows of a time range [from, before), newest first, at most so many (-1 = all).</summary>
    public delegate IEnumerable<(long Row, long At)> Range(long from, long before, int most);

    public static TimePage Of(long? before, int limit, Range range)
    {
        var below = before ?? long.MaxValue;
        var first = range(0, below, limit + 1).ToList();
        if (first.Count <= limit) return new([.. first.Select(entry => entry.Row)], false);
        var cut = first[limit - 1].At;
        var page = first[limit].At == cut ? range(cut, below, -1) : first.Take(limit);
        return new([.. page.Select(entry => entry.Row)], range(0, cut, 1).Any());
    }

    public static List<(long Row, long At)> RowsOf(SqliteStatement range)
    {
        var rows = new List<(long, long)>();
        while (range.Step()) rows.Add((range.Long(0), range.Long(1)));
        return rows;
    }
}
