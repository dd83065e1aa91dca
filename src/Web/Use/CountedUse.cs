using Vejviser.Data.Use;

namespace Vejviser.Web.Use;

/// <summary>Marks an endpoint whose answers are counted as use of the example its route names by slug.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CountedUseAttribute(UseKind kind) : Attribute
{
    public UseKind Kind => kind;
}
