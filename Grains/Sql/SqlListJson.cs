using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace OrleansChat.Sql;

/// <summary>Lists of ids as statement parameters.</summary>
[JsonSerializable(typeof(ImmutableArray<string>))]
internal sealed partial class SqlListJson : JsonSerializerContext;
