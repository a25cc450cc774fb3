namespace OrleansChat.Sql;

/// <summary>The store did not do what was asked.</summary>
public abstract class StoreException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Nothing was written, for certain; the same may succeed later.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : StoreException(message, inner);

/// <summary>Nothing was written: there is no room. Succeeds again once there is.</summary>
public sealed class StoreFullException(string message, Exception? inner = null) : StoreException(message, inner);

/// <summary>Whether it was written is unknown; a fencing write decides.</summary>
public sealed class StoreDoubtfulException(string message, Exception? inner = null) : StoreException(message, inner);

/// <summary>Whether it was written is unknown, and the store takes nothing more until the process starts anew.</summary>
public sealed class StoreBrokenException(string message, Exception? inner = null) : StoreException(message, inner);

/// <summary>The configured database cannot be used. The message is one sentence for whoever configured it, with what to do.</summary>
public sealed class DatabaseRefusedException(string message, Exception? inner = null) : InvalidOperationException(message, inner);
