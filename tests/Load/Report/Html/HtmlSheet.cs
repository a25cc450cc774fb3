using static OrleansChat.Load.Report.Html.HtmlReport;

namespace OrleansChat.Load.Report.Html;

/// <summary>A table; a wide one moves sideways under its first column.</summary>
internal static class HtmlSheet
{
    private const int FewColumns = 4;

    public static string Of(Sheet sheet) => $"""
        <div class="sheet" tabindex="0" role="region" aria-label="{E(sheet.Title)}">
        <table{(sheet.Columns.Count <= FewColumns ? " class=\"few\"" : "")}>
        <caption>{E(sheet.Title)}</caption>
        <thead><tr>{string.Concat(sheet.Columns.Select(column => $"<th scope=\"col\">{E(column)}</th>"))}</tr></thead>
        <tbody>
        {string.Join("\n", sheet.Rows.Select(row => $"<tr><th scope=\"row\">{E(row[0])}</th>{string.Concat(row.Skip(1).Select(Cell))}</tr>"))}
        </tbody>
        </table>
        </div>

        """;

    // The range behind a median stands back.
    private static string Cell(string text) => text.IndexOf(" (", StringComparison.Ordinal) is > 0 and var at
        ? $"<td>{E(text[..at])} <small>{E(text[(at + 1)..].Trim('(', ')'))}</small></td>"
        : $"<td>{E(text)}</td>";
}
