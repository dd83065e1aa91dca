namespace Vejviser.Domain.Rules;

/// <summary>Something law or agreement sets, through time.</summary>
/// <param name="Id">Name in code, files and API: "personal-allowance".</param>
/// <param name="Topic">The file it belongs to: what is confirmed together.</param>
/// <param name="Name">As readers read it.</param>
/// <param name="Unit">Of its numbers, in Danish; "regel" for a sentence.</param>
/// <param name="Values">Oldest first, without overlap and without gap.</param>
public sealed record RuleParameter(string Id, string Topic, string Name, string Unit, IReadOnlyList<DatedValue> Values)
{
    /// <summary>The unit of a rule that is no number.</summary>
    public const string Sentence = "regel";

    /// <summary>What it is on a day; null where no period covers the day.</summary>
    public DatedValue? At(DateOnly day)
    {
        foreach (var value in Values)
        {
            if (value.Covers(day))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The value on a day as readers read it: "5.000 kr. om måneden", "ikke fundet".</summary>
    public string Words(DatedValue value) => value switch
    {
        { IsUnknown: true } => "ikke fundet",
        { Text: { } text } => text,
        { Value: { } number } => WithUnit(Danish.Number(number)),
        { Least: { } least, Most: { } most } => WithUnit($"{Danish.Number(least)} – {Danish.Number(most)}"),
        _ => "ikke fundet",
    };

    private string WithUnit(string number) => $"{number} {Unit}";
}

/// <summary>A parameter as it was on the day asked about.</summary>
public sealed record RuleUse(RuleParameter Parameter, DatedValue Value)
{
    public override string ToString() => $"{Parameter.Name}: {Parameter.Words(Value)}";
}
