namespace OrleansChat.Sql;

/// <summary>A release never works on a schema that a newer one has changed: it does not know what it would break.</summary>
internal static class NewerSchema
{
    /// <exception cref="DatabaseRefusedException">A script was run there that this release does not have.</exception>
    public static void Refuse(string database, IEnumerable<string> installed, IEnumerable<string> known)
    {
        if (installed.Except(known).Order(StringComparer.Ordinal).LastOrDefault() is { } unknown)
        {
            throw new DatabaseRefusedException(
                $"The {database} was upgraded by a newer release of OrleansChat (this one does not know {unknown}): start that release, or restore a backup from before the upgrade.");
        }
    }
}
