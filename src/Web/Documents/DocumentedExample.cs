using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Documents;

/// <summary>A published example with the words its ids stand for.</summary>
/// <param name="Example">The example.</param>
/// <param name="Municipalities">Full names.</param>
/// <param name="Themes">Names.</param>
/// <param name="EffortTypes">Names.</param>
/// <param name="TargetGroups">Names.</param>
/// <param name="Adopters">Who took it over, and where they stand: "Aarhus Kommune (bruger det)".</param>
/// <param name="Address">The whole address of its page; null where the site does not know its own.</param>
/// <param name="Citation">How to name it as a source.</param>
public sealed record DocumentedExample(
    PublishedExample Example,
    IReadOnlyList<string> Municipalities,
    IReadOnlyList<string> Themes,
    IReadOnlyList<string> EffortTypes,
    IReadOnlyList<string> TargetGroups,
    IReadOnlyList<string> Adopters,
    Uri? Address,
    string Citation);
