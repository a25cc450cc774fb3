namespace OrleansChat.Sql;

/// <summary>One of the files cannot be given to the message: the transaction takes back the others.</summary>
internal sealed class UnattachableException : Exception;
