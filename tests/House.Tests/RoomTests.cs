using System.Reflection;
using OrleansChat.Conversations;

namespace OrleansChat.Tests.House;

/// <summary>Which room may know which.</summary>
public sealed class RoomTests
{
    [Fact]
    public void Contracts_know_nothing_of_ours() =>
        Assert.DoesNotContain(ReferencesOf(typeof(IConversationGrain).Assembly), name => name is "Grains" or "Silo" or "WebFront");

    [Fact]
    public void Grains_know_no_web() =>
        Assert.DoesNotContain(ReferencesOf(typeof(ConversationGrain).Assembly), name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Fact]
    public void A_front_knows_contracts_alone_and_only_its_program_composes()
    {
        string[] forbidden = ["using OrleansChat.Silo", "using OrleansChat.Hosting", "using OrleansChat.Conversations.Log", "using OrleansChat.Work", "Microsoft.Data.Sqlite"];
        var strays = Checkout.Files(".cs", ".razor")
            .Where(file => Checkout.Name(file).StartsWith("WebFront", StringComparison.Ordinal) && Path.GetFileName(file) != "Program.cs")
            .Where(file => forbidden.Any(File.ReadAllText(file).Contains))
            .Select(Checkout.Name);
        Assert.Empty(strays);
    }

    [Fact]
    public void Every_type_of_the_front_uses_types_of_the_contracts_only()
    {
        var grains = typeof(ConversationGrain).Assembly;
        var strays = typeof(Program).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("OrleansChat.WebFront", StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).SelectMany(made => made.GetParameters()), (type, taken) => (type, taken.ParameterType.Assembly))
            .Where(pair => pair.Assembly == grains)
            .Select(pair => pair.type.FullName);
        Assert.Empty(strays);
    }

    private static IEnumerable<string> ReferencesOf(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);
}
