using Vejviser.Domain;
using Vejviser.Domain.Checks;

namespace Vejviser.Web.Features.Editorial.Administration;

/// <summary>Why an act was done. It stands in the audit, where nothing can be taken out again.</summary>
internal static class Reason
{
    public const int MaxLength = 500;

    /// <summary>What is wrong with a reason, if anything.</summary>
    public static Issue? Judge(string? typed, string field, bool required)
    {
        var reason = typed?.Trim() ?? "";
        return reason.Length == 0 ? required ? new(field, "Skriv kort hvorfor. Begrundelsen står i loggen.") : null
            : reason.Length > MaxLength ? new(field, $"Kort begrundelsen ned til højst {MaxLength} tegn.")
            : CprNumbers.Find(reason).Count > 0 ? new(field, "Fjern cpr-nummeret. Loggen kan ikke rettes bagefter.")
            : reason.Contains('@', StringComparison.Ordinal) ? new(field, "Fjern mailadressen. Loggen kan ikke rettes bagefter.")
            : null;
    }

    /// <summary>As it is kept; null for none.</summary>
    public static string? Kept(params string?[] parts) =>
        string.Join(". ", parts.Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part!.Trim())) is { Length: > 0 } kept ? kept : null;
}
