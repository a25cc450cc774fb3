using System.Reflection;
using OrleansChat.Conversations;

namespace OrleansChat.Tests.House;

/// <summary>What crosses a process keeps its name when the code is renamed.</summary>
public sealed class ContractTests
{
    private static readonly Assembly[] Contracts = [typeof(IConversationGrain).Assembly, typeof(ConversationGrain).Assembly];

    [Fact]
    public void Every_serialized_type_has_an_alias() => Assert.Empty(Contracts
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null && !type.IsDefined(typeof(AliasAttribute)))
        .Select(type => type.FullName));

    [Fact]
    public void Every_grain_interface_and_each_of_its_methods_has_an_alias()
    {
        var interfaces = Contracts[0].GetTypes().Where(type => type.IsInterface && type.IsAssignableTo(typeof(Orleans.Runtime.IAddressable))).ToList();
        Assert.NotEmpty(interfaces);
        Assert.Empty(interfaces.Where(type => !type.IsDefined(typeof(AliasAttribute))).Select(type => type.FullName));
        Assert.Empty(interfaces.SelectMany(type => type.GetMethods()).Where(method => !method.IsDefined(typeof(AliasAttribute))).Select(method => method.Name));
    }

    [Fact]
    public void Every_grain_has_a_type_name_of_its_own() => Assert.Empty(Contracts[1].GetTypes()
        .Where(type => type.IsAssignableTo(typeof(Grain)) && !type.IsAbstract && type.GetCustomAttribute<GrainTypeAttribute>() is null)
        .Select(type => type.FullName));

    [Fact]
    public void Grain_methods_carry_no_Async_suffix() => Assert.Empty(Contracts[0].GetTypes()
        .Where(type => type.IsInterface && type.IsAssignableTo(typeof(Orleans.Runtime.IAddressable)))
        .SelectMany(type => type.GetMethods())
        .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal))
        .Select(method => method.Name));
}
