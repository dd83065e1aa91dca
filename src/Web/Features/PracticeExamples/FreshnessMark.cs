using Vejviser.Domain;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Features.PracticeExamples;

/// <summary>How fresh an example is, for readers.</summary>
public sealed record FreshnessMark(PublishedExample Example, DateOnly Today)
{
    /// <summary>The mark; null for an example that nobody has confirmed yet and that is not due.</summary>
    public (string Text, bool IsWarning)? Mark => Example switch
    {
        { EndedOn: not null } => ("Stoppet", true),
        _ when ReviewCycle.On(Today, Example.ReviewDueOn) >= Freshness.Overdue => ("Ikke bekræftet til tiden", true),
        _ when ReviewCycle.On(Today, Example.ReviewDueOn) == Freshness.Due => ("Skal snart bekræftes", false),
        { ConfirmedOn: { } day } => ($"Bekræftet {Danish.Date(day)}", false),
        _ => null,
    };

    /// <summary>The whole sentence.</summary>
    public static string Sentence(PublishedExample example, DateOnly today) => example.EndedOn is { } ended
        ? $"Kommunen bruger den ikke længere, oplyst {Danish.Date(ended)}."
        : ReviewCycle.Sentence(today, example.ConfirmedOn, example.ReviewDueOn);
}
