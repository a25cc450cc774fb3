namespace OrleansChat.Sql;

/// <summary>
/// A statement of the scripts with its parameters by name. Values are texts, whole numbers, booleans, bytes, ids (<see cref="UInt128"/>),
/// lists of texts or ids as arrays, or null.
/// </summary>
internal readonly record struct Statement(string Name, params (string Name, object? Value)[] Parameters);
