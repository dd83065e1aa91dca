using Vejviser.Domain.Checks;
using Vejviser.Domain.Figures;

namespace Vejviser.Domain.Positions;

/// <summary>What a paper and its claims must hold. Fields are named as the editors' forms name them.</summary>
public static class PositionRequirements
{
    public const int MaxShort = 200;
    public const int MaxText = 2_000;
    public const int MaxAddress = 1_000;

    private const int MaxItems = 20;

    /// <summary>What is wrong with title, summary, origin, contact and sources.</summary>
    /// <param name="content">The paper.</param>
    /// <param name="isWhole">Whether all of it must be there, and not only be sound.</param>
    public static IReadOnlyList<Issue> OfHead(PositionContent content, bool isWhole)
    {
        List<Issue> issues = [];
        Text(issues, "title", content.Title, MaxShort, "Skriv en titel.");
        Text(issues, "summary", content.Summary, MaxText, isWhole ? "Skriv et resumé på en eller to sætninger." : null);
        Text(issues, "origin", content.Origin, MaxText, isWhole ? "Skriv, hvad synspunktet gengiver, af hvilken dato, og hvem der ikke har udgivet det." : null);
        Text(issues, "contact_role", content.ContactRole, MaxShort, isWhole ? "Skriv den rolle, læserne kan spørge." : null);
        Count(issues, "source_title_0", content.Sources.Count, "kilder");
        foreach (var (source, row) in content.Sources.Select((source, row) => (source, row)))
        {
            Text(issues, $"source_title_{row}", source.Title, MaxShort, "Skriv kildens titel.");
            Text(issues, $"source_publisher_{row}", source.Publisher, MaxShort, "Skriv, hvem der har udgivet kilden.");
            Address(issues, $"source_url_{row}", source.Url);
            if (source.Date is not null && !PartialDate.IsValid(source.Date))
            {
                issues.Add(new($"source_date_{row}", DateMessage));
            }
        }

        return issues;
    }

    /// <summary>What is wrong with a claim.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="today">Nothing has happened or been read after this day.</param>
    public static IReadOnlyList<Issue> Of(IClaim claim, DateOnly today)
    {
        List<Issue> issues = [];
        switch (claim)
        {
            case Proposal proposal:
                Judge(issues, proposal, today);
                break;
            case Dilemma dilemma:
                Text(issues, "question", dilemma.Question, MaxShort, "Skriv dilemmaet som et spørgsmål.");
                if (dilemma.Arguments.Count < 2)
                {
                    issues.Add(new("arguments", "Skriv mindst to argumenter, et på hver linje, så flere sider er med.", "required"));
                }

                Count(issues, "arguments", dilemma.Arguments.Count, "argumenter");
                foreach (var argument in dilemma.Arguments)
                {
                    Text(issues, "arguments", argument, MaxText, null);
                }

                break;
            case Fact fact:
                Judge(issues, fact, today);
                break;
            case WorkingEffort works:
                Text(issues, "text", works.Text, MaxText, "Skriv, hvad der virker, i en sætning.");
                if (works.Efforts.Count == 0 && works.Examples.Count == 0)
                {
                    issues.Add(new("efforts", "Vælg mindst én indsats eller ét eksempel, der viser det.", "required"));
                }

                Count(issues, "examples", works.Examples.Count, "eksempler");
                break;
        }

        return issues;
    }

    /// <summary>What stands between a draft and its readers.</summary>
    /// <param name="content">The draft.</param>
    /// <param name="before">What readers see now; null for nothing.</param>
    public static IReadOnlyList<Issue> ToPublish(PositionContent content, PositionContent? before)
    {
        List<Issue> issues = [.. OfHead(content, isWhole: true)];
        if (!content.Claims().Any())
        {
            issues.Add(new("", "Skriv mindst én påstand.", "required"));
        }

        // What had happened when it was written has happened still.
        issues.AddRange(content.Claims().SelectMany(claim => Of(claim, DateOnly.MaxValue).Select(issue => issue with { Message = $"{Danish.Quoted(claim.Name)}: {issue.Message}" })));
        if (before?.Says(content) == true)
        {
            issues.Add(new("", "Der er ingen ændringer at offentliggøre."));
        }

        return issues;
    }

    private static void Judge(List<Issue> issues, Proposal proposal, DateOnly today)
    {
        Text(issues, "heading", proposal.Heading, MaxShort, "Skriv forslaget med få ord.");
        Text(issues, "text", proposal.Text, MaxText, "Skriv forslaget i et par sætninger.");
        Count(issues, "step_state_0", proposal.Steps.Count, "trin");
        foreach (var (step, row) in proposal.Steps.Select((step, row) => (step, row)))
        {
            if (!IsPast(step.On, today))
            {
                issues.Add(new($"step_on_{row}", step.On.Length == 0 ? "Skriv, hvornår det skete." : $"{DateMessage[..^1]}, og ikke senere end i dag."));
            }
            else if (row > 0 && PartialDate.IsValid(proposal.Steps[row - 1].On) && IsBefore(step.On, proposal.Steps[row - 1].On))
            {
                issues.Add(new($"step_on_{row}", "Skriv trinene med det ældste først."));
            }

            Text(issues, $"step_source_{row}", step.Source, MaxShort, "Skriv, hvor det kan læses.");
            Address(issues, $"step_link_{row}", step.Link);
        }
    }

    private static void Judge(List<Issue> issues, Fact fact, DateOnly today)
    {
        Text(issues, "text", fact.Text, MaxText, "Skriv oplysningen i en sætning.");
        Text(issues, "unit", fact.Unit ?? "", MaxShort, fact.Value is null ? null : "Skriv, hvad tallet er et antal af.");
        if (fact.IsUndated)
        {
            if (fact.AsOf is not null || fact.Source is not null)
            {
                issues.Add(new("basis", "Slet tidspunktet og kilden, eller vælg, at de er oplyst."));
            }
        }
        else if (fact.AsOf is null)
        {
            issues.Add(new("as_of", "Skriv, hvornår tallet eller oplysningen er fra, eller vælg, at det ikke er oplyst.", "required"));
        }

        if (fact.AsOf is not null && Period.Parse(fact.AsOf) is null && !PartialDate.IsValid(fact.AsOf))
        {
            issues.Add(new("as_of", "Skriv et år, et kvartal, en måned eller en dato, for eksempel 2023, 4. kvartal 2023 eller 2024-06-11."));
        }

        Text(issues, "source", fact.Source ?? "", MaxShort, null);
        Address(issues, "link", fact.Link);
        if (fact.ReadOn == default)
        {
            issues.Add(new("read_on", "Vælg den dag, oplysningen er læst.", "required"));
        }
        else if (fact.ReadOn > today)
        {
            issues.Add(new("read_on", "Vælg en dag, der ikke er senere end i dag."));
        }

        if (fact.NextCheckOn <= fact.ReadOn)
        {
            issues.Add(new("next_check_on", "Vælg en dag efter den, oplysningen er læst."));
        }
    }

    private const string DateMessage = "Skriv et år, en måned eller en dato, for eksempel 2025, 2025-03 eller 2025-03-14.";

    private static bool IsPast(string date, DateOnly today) => PartialDate.IsValid(date) && !IsBefore(today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), date);

    // As far as both are known: a year is not before a month in it.
    private static bool IsBefore(string date, string other)
    {
        var known = Math.Min(date.Length, other.Length);
        return string.CompareOrdinal(date[..known], other[..known]) < 0;
    }

    private static void Count(List<Issue> issues, string field, int count, string what)
    {
        if (count > MaxItems)
        {
            issues.Add(new(field, $"Angiv højst {MaxItems} {what}."));
        }
    }

    private static void Text(List<Issue> issues, string field, string text, int max, string? missing)
    {
        if (text.Length == 0 && missing is not null)
        {
            issues.Add(new(field, missing, "required"));
        }

        if (text.Length > max)
        {
            issues.Add(new(field, $"Kort teksten ned til højst {Danish.Number(max)} tegn."));
        }

        issues.AddRange(UnwritableText.Check(field, text));
        issues.AddRange(TextChecks.Check(field, text).Blocks());
    }

    private static void Address(List<Issue> issues, string field, string? address)
    {
        if (address is not null && !(address.Length <= MaxAddress && WebAddress.IsValid(address)))
        {
            issues.Add(new(field, "Skriv hele adressen, for eksempel https://www.kl.dk/."));
        }

        issues.AddRange(TextChecks.Check(field, address ?? "").Blocks());
    }
}
