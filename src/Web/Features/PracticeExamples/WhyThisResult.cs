using Vejviser.Data.Search;
using Vejviser.Domain;
using Vejviser.Domain.Search;

namespace Vejviser.Web.Features.PracticeExamples;

/// <summary>Tells in one line why an example answers a query.</summary>
public static class WhyThisResult
{
    /// <summary>"»nytteindsats« står i titlen; »nyttejob« (et andet navn for »nytteindsats«) står i teksten. Det trækker op, at …"</summary>
    public static string? Of(IReadOnlyList<HitReason> reasons, RankingSignals signals)
    {
        if (reasons.Count == 0)
        {
            return null;
        }

        var up = Up(signals).ToList();
        return string.Join("; ", reasons.Select(reason => $"{What(reason)} {Where(reason.Place)}")) + "." +
            (up.Count > 0 ? $" Det trækker op, at {Danish.List(up)}." : "") +
            (signals.HasFlag(RankingSignals.Overdue) ? " Det trækker lidt ned, at eksemplet mangler at blive gennemgået." : "");
    }

    private static IEnumerable<string> Up(RankingSignals signals)
    {
        if (signals.HasFlag(RankingSignals.Title))
        {
            yield return "titlen er den samme som søgningen";
        }
        else if (signals.HasFlag(RankingSignals.Phrase))
        {
            yield return "ordene står lige efter hinanden";
        }
        else if (signals.HasFlag(RankingSignals.Together))
        {
            yield return "ordene står i samme sætning";
        }

        if (signals.HasFlag(RankingSignals.Documented))
        {
            yield return "resultaterne er dokumenteret";
        }

        if (signals.HasFlag(RankingSignals.Recent))
        {
            yield return "indsatsen er fra de seneste år";
        }
    }

    private static string What(HitReason reason) => reason.Kind switch
    {
        AlternativeKind.Beginning => $"Et ord, der begynder med »{reason.Typed}«,",
        AlternativeKind.Equivalent => $"»{reason.Found}« (et andet navn for »{reason.Typed}«)",
        AlternativeKind.FormerName => $"»{reason.Found}« (tidligere eller senere navn for »{reason.Typed}«)",
        AlternativeKind.Narrower => $"»{reason.Found}« (en slags »{reason.Typed}«)",
        AlternativeKind.Spelling => $"»{reason.Found}« (næsten »{reason.Typed}«)",
        AlternativeKind.Related => $"»{reason.Found}« (beslægtet med »{reason.Typed}«)",
        AlternativeKind.Part => $"En del af »{reason.Typed}«",
        AlternativeKind.Topic => reason.Found == reason.Typed ? $"Emnet i »{reason.Typed}«" : $"»{reason.Found}« (beslægtet med »{reason.Typed}«)",
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
