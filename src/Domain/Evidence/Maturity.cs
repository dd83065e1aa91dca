namespace Vejviser.Domain.Evidence;

/// <summary>How much an effort has been tried (modenhed): whatever came of it.</summary>
public enum Maturity
{
    /// <summary>Newer than a year, tried with few, or nobody has told (ny).</summary>
    New,

    /// <summary>A year with thirty people, or in two municipalities (afprøvet).</summary>
    Tried,

    /// <summary>Three years with a hundred people, or in three municipalities (velafprøvet).</summary>
    WellTried,
}

/// <summary>What maturity is told from.</summary>
/// <param name="Years">How many years the effort has run; null when not told.</param>
/// <param name="People">How many people it has reached; null when not told.</param>
/// <param name="Municipalities">In how many municipalities it is or was used: those of the example, and those that have taken it over.</param>
public sealed record MaturityFacts(int? Years, int? People, int Municipalities)
{
    private const int YearsTried = 1;
    private const int PeopleTried = EvidenceRule.Few;
    private const int YearsWellTried = 3;
    private const int PeopleWellTried = 100;
    private const int MunicipalitiesTried = 2;
    private const int MunicipalitiesWellTried = 3;

    /// <summary>The bounds are ours, see docs/evidence.md: KL says "velafprøvet" without a number.</summary>
    public Maturity Maturity =>
        (Years >= YearsWellTried && People >= PeopleWellTried) || Municipalities >= MunicipalitiesWellTried ? Maturity.WellTried
        : (Years >= YearsTried && People >= PeopleTried) || Municipalities >= MunicipalitiesTried ? Maturity.Tried
        : Maturity.New;

    /// <summary>"Brugt i 4 år af 2 kommuner for 841 borgere."; null when nothing is told beyond one municipality.</summary>
    public string? Sentence => Years is null && People is null && Municipalities < 2 ? null :
        $"Brugt{(Years is { } years ? $" i {years} år" : "")} i {Danish.Count(Municipalities, "kommune", "kommuner")}{(People is { } people ? $" for {Danish.Count(people, "borger", "borgere")}" : "")}.";
}

/// <summary>The Danish words and the public ids of maturity.</summary>
public static class MaturityWords
{
    /// <summary>The id in the API.</summary>
    public static string Id(this Maturity maturity) => maturity switch
    {
        Maturity.WellTried => "velafproevet",
        Maturity.Tried => "afproevet",
        _ => "ny",
    };

    /// <summary>The label readers see.</summary>
    public static string Name(this Maturity maturity) => maturity switch
    {
        Maturity.WellTried => "Velafprøvet",
        Maturity.Tried => "Afprøvet",
        _ => "Ny",
    };
}
