using Vejviser.Data.Use;

namespace Vejviser.Web.Use;

/// <summary>Marks an endpoint whose answers are counted as use of the example its route names by slug.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CountedUseAttribute(UseKind kind) : Attribute
{
    public UseKind Kind => kind;
}

/// <summary>Marks a tool's page: each result it gives is counted, and nothing of what was asked.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CountedToolAttribute : Attribute;
