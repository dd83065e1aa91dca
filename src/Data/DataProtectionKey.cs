namespace Vejviser.Data;

/// <summary>A key of ASP.NET Core's data protection, shared by all nodes; kept as the XML the framework writes.</summary>
public sealed class DataProtectionKey
{
    public int Id { get; init; }

    public required string Xml { get; init; }
}
