using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("OrleansChat.Storage.Tests.SqlServer.StorageTestFramework", "Storage.Tests")]

namespace OrleansChat.Storage.Tests.SqlServer;

/// <summary>A suite that needs a SQL Server: where none is named it is not there at all, and <see cref="SqlServerTests"/> says so once.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnSqlServerAttribute : Attribute;

/// <summary>xunit's own, without the suites that cannot run.</summary>
public sealed class StorageTestFramework(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkDiscoverer CreateDiscoverer(IAssemblyInfo assemblyInfo) =>
        new Discoverer(assemblyInfo, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Discoverer(IAssemblyInfo assembly, ISourceInformationProvider sources, IMessageSink messages)
        : XunitTestFrameworkDiscoverer(assembly, sources, messages)
    {
        protected override bool IsValidTestClass(ITypeInfo type) => base.IsValidTestClass(type)
            && (SqlServerTestServer.IsGiven || type.ToRuntimeType().GetCustomAttribute<OnSqlServerAttribute>() is null);
    }
}
