using System.Globalization;
using Vejviser.Domain;
using Vejviser.Domain.Figures;
using Vejviser.Domain.Positions;

namespace Vejviser.Web.Features.Editorial.Positions;

/// <summary>A claim as its form holds it: what was typed, empty for nothing.</summary>
public sealed record ClaimForm(ClaimKind Kind)
{
    /// <summary>Both source and date are told.</summary>
    public const string Told = "oplyst";

    /// <summary>The paper gives a date, but no source.</summary>
    public const string DateOnlyTold = "kun-dato";

    /// <summary>The paper gives neither.</summary>
    public const string Undated = "udateret";

    private const int EmptySteps = 2;

    public string Heading { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>What happened to a proposal, with room for more.</summary>
    public IReadOnlyList<StepRow> Steps { get; init; } = Enumerable.Repeat(StepRow.Empty, EmptySteps).ToList();

    public string Question { get; init; } = "";

    /// <summary>One a line.</summary>
    public string Arguments { get; init; } = "";

    public string Value { get; init; } = "";

    public string Unit { get; init; } = "";

    /// <summary><see cref="Told"/>, <see cref="DateOnlyTold"/> or <see cref="Undated"/>.</summary>
    public string Basis { get; init; } = Told;

    public string AsOf { get; init; } = "";

    public string Source { get; init; } = "";

    public string Link { get; init; } = "";

    public string ReadOn { get; init; } = "";

    public string NextCheckOn { get; init; } = "";

    public string Series { get; init; } = "";

    public IReadOnlyList<string> Efforts { get; init; } = [];

    /// <summary>Public ids of the examples ticked.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Addresses of more examples, one a line.</summary>
    public string MoreExamples { get; init; } = "";

    public static ClaimForm Of(IClaim claim) => claim switch
    {
        Proposal one => new(ClaimKind.Proposal)
        {
            Heading = one.Heading,
            Text = one.Text,
            Steps = [.. one.Steps.Select(step => new StepRow(step.State.Id(), step.On, step.Source, step.Link ?? "")), .. Enumerable.Repeat(StepRow.Empty, EmptySteps)],
        },
        Dilemma one => new(ClaimKind.Dilemma) { Question = one.Question, Arguments = string.Join('\n', one.Arguments) },
        Fact one => new(ClaimKind.Fact)
        {
            Text = one.Text,
            Value = one.Value?.ToString("0.####", Danish.Culture) ?? "",
            Unit = one.Unit ?? "",
            Basis = one.IsUndated ? Undated : one.Source is null ? DateOnlyTold : Told,
            AsOf = one.AsOf ?? "",
            Source = one.Source ?? "",
            Link = one.Link ?? "",
            ReadOn = Written(one.ReadOn),
            NextCheckOn = one.NextCheckOn is { } check ? Written(check) : "",
            Series = one.Series ?? "",
        },
        WorkingEffort one => new(ClaimKind.Works) { Text = one.Text, Efforts = one.Efforts, Examples = one.Examples },
        _ => throw new ArgumentOutOfRangeException(nameof(claim)),
    };

    /// <summary>The form as a browser sends it.</summary>
    public static ClaimForm Sent(ClaimKind kind, IFormCollection form)
    {
        List<StepRow> steps = [];
        for (var row = 0; form.ContainsKey($"step_on_{row}"); row++)
        {
            steps.Add(new(One($"step_state_{row}"), One($"step_on_{row}"), One($"step_source_{row}"), One($"step_link_{row}")));
        }

        return new(kind)
        {
            Heading = One("heading"),
            Text = One("text"),
            // Empty rows between others are closed up: what is wrong with a row is told by its number.
            Steps = [.. steps.Where(row => row != StepRow.Empty), .. Enumerable.Repeat(StepRow.Empty, EmptySteps)],
            Question = One("question"),
            Arguments = One("arguments"),
            Value = One("value"),
            Unit = One("unit"),
            Basis = One("basis"),
            AsOf = One("as_of"),
            Source = One("source"),
            Link = One("link"),
            ReadOn = One("read_on"),
            NextCheckOn = One("next_check_on"),
            Series = One("series"),
            Efforts = form["efforts"].OfType<string>().Distinct().ToList(),
            Examples = form["examples"].OfType<string>().Distinct().ToList(),
            MoreExamples = One("more_examples"),
        };

        string One(string field) => form[field].FirstOrDefault()?.ReplaceLineEndings("\n").Trim() ?? "";
    }

    /// <summary>The claim that was typed, and what could not be read.</summary>
    public (IClaim Claim, IReadOnlyList<Issue> Issues) Read(string id)
    {
        List<Issue> issues = [];
        IClaim claim = Kind switch
        {
            ClaimKind.Proposal => new Proposal(id, Heading, Text, ReadSteps(issues)),
            ClaimKind.Dilemma => new Dilemma(id, Question, Lines(Arguments)),
            ClaimKind.Fact => ReadFact(id, issues),
            // An address as it is copied from the browser, or its last part alone.
            _ => new WorkingEffort(id, Text, Efforts, [.. Examples, .. Lines(MoreExamples).Select(line => line.TrimEnd('/').Split('/')[^1])]),
        };
        return (claim, issues);
    }

    private List<ProposalStep> ReadSteps(List<Issue> issues)
    {
        List<ProposalStep> steps = [];
        foreach (var row in Steps.Where(row => row != StepRow.Empty))
        {
            if (PositionWords.StateWithId(row.State) is not { } state)
            {
                issues.Add(new($"step_state_{steps.Count}", "Vælg, hvad der skete."));
                state = ProposalState.Proposed;
            }

            steps.Add(new(state, row.On, row.Source, Or(row.Link)));
        }

        return steps;
    }

    private Fact ReadFact(string id, List<Issue> issues)
    {
        decimal? value = null;
        if (Value.Length > 0)
        {
            if (decimal.TryParse(Value, NumberStyles.Number, Danish.Culture, out var number) && Math.Abs(number) < 1_000_000_000_000m)
            {
                value = number;
            }
            else
            {
                issues.Add(new("value", "Skriv tallet alene, for eksempel 56,9, og enheden i feltet under."));
            }
        }

        if (Basis is not (Told or DateOnlyTold or Undated))
        {
            issues.Add(new("basis", "Vælg, hvad papiret oplyser om kilde og tidspunkt.", "required"));
        }

        if (Basis == Told && Source.Length == 0)
        {
            issues.Add(new("source", "Skriv, hvem der oplyser det, eller vælg, at kilden ikke er oplyst.", "required"));
        }

        if (Basis == DateOnlyTold && Source.Length > 0)
        {
            issues.Add(new("source", "Slet kilden, eller vælg, at den er oplyst."));
        }

        return new(
            id, Text, value, Or(Unit), AsOf.Length == 0 ? null : PartialDate.IsValid(AsOf) ? AsOf : Period.Parse(AsOf)?.Id ?? AsOf, Or(Source), Or(Link), Basis == Undated,
            Date("read_on", ReadOn) ?? default, Date("next_check_on", NextCheckOn), Or(Series));

        DateOnly? Date(string field, string text)
        {
            if (text.Length == 0)
            {
                return null;
            }

            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return date;
            }

            issues.Add(new(field, "Vælg en dato."));
            return null;
        }
    }

    private static List<string> Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();

    private static string? Or(string text) => text.Length == 0 ? null : text;

    private static string Written(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A row of what happened to a proposal.</summary>
    public sealed record StepRow(string State, string On, string Source, string Link)
    {
        public static StepRow Empty { get; } = new("", "", "", "");
    }
}
