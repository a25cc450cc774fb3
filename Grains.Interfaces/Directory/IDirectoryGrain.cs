using System.Collections.Immutable;
using OrleansChat.Conversations;

namespace OrleansChat.Directory;

/// <summary>Departments, operators and their sign-in: a stateless worker over SQL.</summary>
[Alias("chat.directory")]
public interface IDirectoryGrain : IGrainWithIntegerKey
{
    /// <summary>What this installation is.</summary>
    [Alias("installation")]
    Task<Installation> Installation();

    /// <summary>Every department, by name.</summary>
    [Alias("departments")]
    Task<ImmutableArray<Department>> Departments();

    /// <summary>Every operator who may answer in that department, by name.</summary>
    [Alias("operators-of")]
    Task<ImmutableArray<Operator>> OperatorsOf(string departmentId);

    /// <summary>Checks name and password; five failures in a row lock the name for 15 minutes. A wrong name and a wrong password answer alike.</summary>
    [Alias("sign-in")]
    Task<Outcome<Operator>> SignIn(string name, string password);

    /// <summary>The operator as he stands now; NotFound when gone. His <c>OperatorEpoch</c> grows when his sign-ins are to end.</summary>
    [Alias("operator")]
    Task<Outcome<Operator>> Operator(string id);

    /// <summary>Changes the password: the old one is checked, the new one must be at least 10 characters and another.</summary>
    [Alias("change-password")]
    Task<Outcome<Operator>> ChangePassword(string id, string oldPassword, string newPassword);

    /// <summary>The first widget's hash, for the demo page; null on an empty store.</summary>
    [Alias("first-widget")]
    Task<string?> FirstWidget();

    /// <summary>Counts one use of a limited thing and says whether it is still within the limit. Counted in SQL; fails closed.</summary>
    [Alias("take")]
    Task<Refusal?> Take(string kind, string key, int limit, TimeSpan window);
}

/// <summary>A department (S16).</summary>
[GenerateSerializer, Immutable, Alias("chat.department")]
public sealed record Department(string Id, string Name);

/// <summary>An operator. No password in it.</summary>
[GenerateSerializer, Immutable, Alias("chat.operator")]
public sealed record Operator(
    string Id,
    string Name,
    string SignInName,
    bool Administrator,
    bool MustChangePassword,
    int OperatorEpoch,
    ImmutableArray<string> Departments)
{
    /// <summary>The operator as an actor.</summary>
    public Actor AsActor() => Actor.Operator(Id, Name, Departments);
}

/// <summary>The installation's own: the key that conversation ids are derived with, and whether the channel is active (S3).</summary>
[GenerateSerializer, Immutable, Alias("chat.installation")]
public sealed record Installation(byte[] ServerKey, bool ChannelActive);
