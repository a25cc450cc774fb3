namespace OrleansChat.Load;

/// <summary>A run cannot be made as asked; the message is one sentence that says what is wrong and what to do.</summary>
internal sealed class UnusableException(string message) : Exception(message);
