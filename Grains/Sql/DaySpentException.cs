namespace OrleansChat.Sql;

/// <summary>The owner's bytes of the day are used up: the transaction takes the reservation back.</summary>
internal sealed class DaySpentException : Exception;
