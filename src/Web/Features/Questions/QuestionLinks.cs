// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses in letters that ask something.</summary>
public static class QuestionLinks
{
    /// <summary>Whether an example still holds.</summary>
    public static string Review(string token) => $"/svar/eksempel/{token}";

    /// <summary>How another municipality's example went.</summary>
    public static string Adoption(string token) => $"/svar/brug/{token}";
}
