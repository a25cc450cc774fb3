using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Conversations.Log;
using OrleansChat.Directory;
using OrleansChat.Sql;

namespace OrleansChat.Hosting;

/// <summary>What a front without a silo has of the database, open from construction to disposal: its clock and the key ring. The rest is the silos'.</summary>
public sealed class FrontStorage : IDisposable
{
    private readonly ServerDatabase _database;

    /// <summary>Opens it.</summary>
    /// <exception cref="DatabaseRefusedException">It cannot be used, and why.</exception>
    public FrontStorage(DatabaseOptions options)
    {
        var dialect = ServerDialect.Of(options.Provider);
        _database = ServerDatabase.Open(dialect, options.ConnectionString, new LogHealth());
        Place = dialect.Describe(options.ConnectionString);
        OrleansInvariant = dialect.OrleansInvariant;
        OrleansConnection = dialect.OrleansConnection(options.ConnectionString);
        Keys = new ServerKeyRing(_database);
        Clock = new ServerClock(_database);
        Identity = new ServerClusterIdentity(_database);
    }

    /// <summary>Where the data lies, for people.</summary>
    public string Place { get; }

    /// <summary>The name under which Orleans knows the database's ADO.NET provider.</summary>
    public string OrleansInvariant { get; }

    /// <summary>The connection string of Orleans' own tables.</summary>
    public string OrleansConnection { get; }

    /// <summary>The keys of all fronts.</summary>
    public IKeyRingStore Keys { get; }

    /// <summary>The database's clock.</summary>
    public IDatabaseClock Clock { get; }

    /// <summary>Whose database it is.</summary>
    public IClusterIdentityStore Identity { get; }

    /// <inheritdoc />
    public void Dispose() => _database.Dispose();
}

/// <summary>Registers a front's part of the database.</summary>
public static class FrontStorageExtensions
{
    /// <summary>Adds it, and the parts by themselves.</summary>
    public static IServiceCollection AddFrontStorage(this IServiceCollection services, DatabaseOptions database) => services
        .AddSingleton(_ => new FrontStorage(database))
        .AddSingleton(all => all.GetRequiredService<FrontStorage>().Keys)
        .AddSingleton(all => all.GetRequiredService<FrontStorage>().Clock)
        .AddSingleton(all => all.GetRequiredService<FrontStorage>().Identity);
}
