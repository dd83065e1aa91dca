using Vejviser.Domain.PracticeExamples;

namespace Vejviser.UnitTests.PracticeExamples;

/// <summary>An example that may be published as it stands; tests change what they are about.</summary>
internal static class TestExamples
{
    public static DateTime At { get; } = new(2026, 3, 2, 10, 30, 0, DateTimeKind.Utc);

    public static PracticeExampleContent Content { get; } = new()
    {
        Title = "47 ledige oplært som svejsere",
        Summary = "Aalborg Kommune oplærte ledige til svejsere.",
        Municipalities = ["0851"],
        Year = 2019,
        Themes = ["opkvalificering"],
        EffortTypes = ["brancherettet-opkvalificering"],
        TargetGroupText = "Ledige",
        Provenance = Provenance.CollectedByEditors,
        Source = new("Kommunerne deler eksempler", "KL", "https://www.kl.dk/eksempler", "2021-08"),
    };
}
