using Vejviser.Domain;
using Vejviser.Domain.Adoptions;
using Vejviser.Web.DesignSystem;

namespace Vejviser.Web.Features.Adoptions;

/// <summary>The fields of a municipality's report, as they were typed.</summary>
public sealed record AdoptionFields(AdoptionForm Form, IReadOnlyList<Issue> Issues)
{
    public static IReadOnlyList<Choice> States { get; } =
    [
        new(AdoptionState.Considering.Id(), "Vi overvejer det"),
        new(AdoptionState.Using.Id(), "Vi bruger det"),
        new(AdoptionState.Adapted.Id(), "Vi bruger det, men har tilpasset det", "Skriv hvordan."),
        new(AdoptionState.Stopped.Id(), "Vi er stoppet", "Skriv hvorfor. Det er også noget, andre kan lære af."),
    ];

    /// <summary>Whether the machine wonders about something that only its writer can tell.</summary>
    public bool HasDoubts => Form.HasLooked || Issues.Any(issue => issue.Code == AdoptionForm.Looked);
}
