using Vejviser.Data.Search;
using Vejviser.Domain.Search;

namespace Vejviser.Web.Features.PracticeExamples;

/// <summary>Tells in one line why an example answers a query.</summary>
public static class WhyThisResult
{
    /// <summary>"»nytteindsats« står i titlen; »nyttejob« (et andet navn for »nytteindsats«) står i teksten."</summary>
    public static string? Of(IReadOnlyList<HitReason> reasons) =>
        reasons.Count == 0 ? null : string.Join("; ", reasons.Select(reason => $"{What(reason)} {Where(reason.Place)}")) + ".";

    private static string What(HitReason reason) => reason.Kind switch
    {
        AlternativeKind.Beginning => $"Et ord, der begynder med »{reason.Typed}«,",
        AlternativeKind.Equivalent => $"»{reason.Found}« (et andet navn for »{reason.Typed}«)",
        AlternativeKind.FormerName => $"»{reason.Found}« (tidligere eller senere navn for »{reason.Typed}«)",
        AlternativeKind.Narrower => $"»{reason.Found}« (en slags »{reason.Typed}«)",
        AlternativeKind.Spelling => $"»{reason.Found}« (næsten »{reason.Typed}«)",
        AlternativeKind.Related => $"»{reason.Found}« (beslægtet med »{reason.Typed}«)",
        AlternativeKind.Part => $"En del af »{reason.Typed}«",
        AlternativeKind.Parts => $"Delene af »{reason.Typed}«",
        _ => $"»{reason.Found}«",
    };

    private static string Where(Field place) => place switch
    {
        Field.Title => "står i titlen",
        Field.Labels => "står i kommune, tema, indsats, målgruppe eller partnere",
        Field.Summary => "står i resuméet",
        Field.Body => "står i teksten",
        _ => "indgår i et sammensat ord",
    };
}
