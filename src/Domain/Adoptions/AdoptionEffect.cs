using Vejviser.Domain.Evidence;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Domain.Adoptions;

/// <summary>Says what a municipality's report changed in how an example is judged, and why.</summary>
public static class AdoptionEffect
{
    /// <param name="before">The example before the report.</param>
    /// <param name="after">The example with it; the reporting municipality stands last.</param>
    public static string Sentence(PublishedExample before, PublishedExample after)
    {
        var (was, now) = (before.ProposeEvidence(), after.ProposeEvidence());
        var adopter = after.Adopters[^1];
        List<string> sentences = [];
        if (before.Tried.Maturity != after.Tried.Maturity)
        {
            sentences.Add($"Modenheden går fra »{before.Tried.Maturity.Name()}« til »{after.Tried.Maturity.Name()}«: {after.Tried.Sentence}");
        }
        else if (before.Tried.Municipalities != after.Tried.Municipalities)
        {
            sentences.Add($"Modenheden er stadig »{after.Tried.Maturity.Name()}«: {after.Tried.Sentence}");
        }

        if (was.Level != now.Level)
        {
            sentences.Add($"Reglens forslag går fra »{was.Level.Name()}« til »{now.Level.Name()}«: {now.Why}");
        }
        else if (now.Outcomes.Count > was.Outcomes.Count)
        {
            sentences.Add($"Kommunens tal tæller med, og reglens forslag er stadig »{now.Level.Name()}«.");
        }
        else if (adopter.Figures.Any(figure => figure.Outcome?.Design < StudyDesign.BeforeAfter))
        {
            sentences.Add("Kommunens tal vises, men tæller ikke med i evidensen, for der er kun talt op bagefter.");
        }

        return sentences.Count > 0 ? string.Join(' ', sentences) : "Modenhed og evidens er uændret.";
    }
}
