namespace Vejviser.Web.Infrastructure;

/// <summary>Marks a page that other sites may show in a frame. It holds no form and tells nothing of who reads it.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class EmbeddableAttribute : Attribute;
