// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses of the room for sharing.</summary>
public static class ShareLinks
{
    public const string Share = "/del";
    public const string Template = "/del/skabelon.docx";
}
