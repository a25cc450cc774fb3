namespace OrleansChat.Silo;

/// <summary>A start that cannot be. The message is one sentence for whoever started it: what is wrong and what to do.</summary>
public sealed class StartRefusedException(string sentence) : Exception(sentence);
