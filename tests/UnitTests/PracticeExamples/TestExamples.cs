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

    /// <summary>As its municipality shared it.</summary>
    public static PracticeExampleContent Shared { get; } = Content with
    {
        Provenance = Provenance.SharedByMunicipality,
        Source = null,
        Approach = "Vi oplærte ledige som svejsere sammen med en virksomhed.",
        WhatWasHard = "At finde tid til oplæringen.",
        ContactMailbox = "jobcenter@kommune.example",
        ApprovedBy = "afdelingslederen",
        ApprovedOn = new(2026, 2, 20),
    };
}
