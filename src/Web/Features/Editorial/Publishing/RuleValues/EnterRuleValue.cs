using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Rules;
using Vejviser.Domain;
using Vejviser.Domain.Checks;
using Vejviser.Domain.Rules;
using Vejviser.Domain.Tools;
using Vejviser.Domain.Vocabularies;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Editorial.Publishing.RuleValues;

/// <summary>A new dated value of a rule: first shown with what it changes, then stored, in its period, for all tools.</summary>
public sealed class EnterRuleValue(IDbContextFactory<AppDbContext> contexts, ContentFollower follower, TimeProvider clock)
{
    private const int MaxText = 500;
    private const int RecentDays = 30;

    public RuleSet Now => follower.Current.Rules;

    /// <summary>How often each tool gave a result in the last 30 days.</summary>
    public async Task<IReadOnlyList<(string Tool, int Count)>> UsesAsync(CancellationToken cancellationToken)
    {
        var since = Today.AddDays(-RecentDays);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var sums = await db.ToolUses.Where(use => use.On > since).GroupBy(use => use.Tool).Select(group => new { Tool = group.Key, Count = group.Sum(use => use.Count) }).OrderBy(sum => sum.Tool).ToListAsync(cancellationToken);
        return sums.ConvertAll(sum => (sum.Tool, sum.Count));
    }

    /// <summary>What has been entered for a rule, newest first.</summary>
    public async Task<IReadOnlyList<RuleEntry>> EntriesAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.RuleEntries.AsNoTracking().Where(entry => entry.ParameterId == id).OrderByDescending(entry => entry.Id).ToListAsync(cancellationToken);
    }

    /// <summary>What a value would change; null where something is wrong with it.</summary>
    public Preview? Show(string id, RuleValueForm form, out IReadOnlyList<Issue> issues)
    {
        var now = Now;
        if (Judge(id, form, now, out issues) is not { } after)
        {
            return null;
        }

        var year = after[id].Values.First(value => value.From == Day(form.From)).To.Year;
        return new(now, after, year, Enum.GetValues<BenefitRate>().Select(rate => (rate, Gain(rate, now), Gain(rate, after))).ToList());

        string Gain(BenefitRate rate, RuleSet rules)
        {
            var situation = new JobSituation { Year = year, Rate = rate, HoursPerWeek = 8, HourlyWage = 140 };
            return situation.Check(rules) is [var issue, ..] ? issue.Message : Tools.JobPay.JobPayAnswer.Kroner(JobGain.Calculate(situation, rules).Gain);
        }
    }

    /// <summary>Stores a value, if nothing is wrong with it.</summary>
    /// <returns>What stands in the way; empty when it is stored.</returns>
    public async Task<IReadOnlyList<Issue>> SaveAsync(string id, RuleValueForm form, Editor editor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Holds back whoever else enters a value, until this one is there.
        await db.NextChangeNumberAsync(cancellationToken);
        if (Judge(id, form, await RuleFiles.WithEntriesAsync(db, cancellationToken), out var issues) is null)
        {
            return issues;
        }

        var at = clock.GetUtcNow().UtcDateTime;
        var value = Value(form, []);
        db.Add(RuleEntry.Of(id, value, at));
        editor.Note(db, "skrev en værdi af en regel", $"regel {id}, {value.From:yyyy-MM-dd} – {value.To:yyyy-MM-dd}", at);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await follower.CatchUpAsync(CancellationToken.None);
        return [];
    }

    private DateOnly Today => DanishTime.DayOf(clock.GetUtcNow().UtcDateTime);

    private RuleSet? Judge(string id, RuleValueForm form, RuleSet rules, out IReadOnlyList<Issue> issues)
    {
        List<Issue> found = [];
        var value = Value(form, found);
        foreach (var (field, text) in new[] { ("text", form.Text), ("act", form.Act), ("section", form.Section), ("source", form.Source), ("link", form.Link), ("note", form.Note) })
        {
            if (text.Length > MaxText)
            {
                found.Add(new(field, $"Kort teksten ned til højst {Danish.Number(MaxText)} tegn."));
            }

            found.AddRange(TextChecks.Check(field, text).Blocks());
        }

        if (form.Version != rules.Version)
        {
            found.Add(new("from", "Reglerne er ændret, siden du åbnede siden. Se dem igennem, og prøv igen."));
        }

        issues = found;
        if (found.Count > 0)
        {
            return null;
        }

        var after = rules.With(id, value, out issues);
        issues = issues.DistinctBy(issue => issue.Field).ToList();
        return after;
    }

    private DatedValue Value(RuleValueForm form, List<Issue> issues)
    {
        var (least, most) = form.Kind switch
        {
            "value" => (Number("value", form.Least), Number("value", form.Least)),
            "range" => (Number("value", form.Least), Number("most", form.Most)),
            _ => (null, null),
        };
        var certainty = form.Kind == "unknown" ? RuleCertainty.Unknown : RuleCertaintyWords.Parse(form.Certainty) is { } known and not RuleCertainty.Unknown ? known : (RuleCertainty?)null;
        if (certainty is null)
        {
            issues.Add(new("certainty", "Vælg, hvor sikker værdien er."));
        }

        if (form.Kind is not ("value" or "range" or "text" or "unknown"))
        {
            issues.Add(new("kind", "Vælg, hvad du vil skrive."));
        }

        if (form.Kind == "text" && form.Text.Length == 0)
        {
            issues.Add(new("text", "Skriv reglen i én sætning."));
        }

        if (Day(form.From) is null)
        {
            issues.Add(new("from", "Vælg den første dag, værdien gælder."));
        }

        if (Day(form.To) is null)
        {
            issues.Add(new("to", "Vælg den sidste dag, værdien er bekræftet til."));
        }

        return new()
        {
            From = Day(form.From) ?? default,
            To = Day(form.To) ?? default,
            Least = least,
            Most = most,
            Text = form.Kind == "text" ? form.Text : null,
            Certainty = certainty ?? RuleCertainty.Unknown,
            Reading = form.Read switch { "secondHand" => FindingCertainty.SecondHand, "inferred" => FindingCertainty.Inferred, _ => FindingCertainty.Certain },
            Act = form.Act,
            Section = form.Section,
            Source = form.Source,
            Link = form.Link,
            CheckedOn = Today,
            Note = form.Note.Length == 0 ? null : form.Note,
        };

        decimal? Number(string field, string text)
        {
            if (TypedNumber.Read(text) is { } number)
            {
                return number;
            }

            issues.Add(new(field, "Skriv et tal."));
            return null;
        }
    }

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>What a value changes.</summary>
    /// <param name="Before">The rules as they are.</param>
    /// <param name="After">The rules as they would be.</param>
    /// <param name="Year">The year the gains are of.</param>
    /// <param name="Gains">What 8 hours at 140 kr. give at each rate, before and after.</param>
    public sealed record Preview(RuleSet Before, RuleSet After, int Year, IReadOnlyList<(BenefitRate Rate, string Before, string After)> Gains);
}

/// <summary>What an editor typed of a value, empty for nothing; and the version of the rules the editor saw.</summary>
public sealed record RuleValueForm(
    string From, string To, string Kind, string Least, string Most, string Text, string Certainty, string Read, string Act, string Section, string Source, string Link, string Note, string Version)
{
    /// <summary>Begun from a rule's last value: the next period, in the same act.</summary>
    public static RuleValueForm After(RuleParameter parameter, string version)
    {
        var last = parameter.Values[^1];
        var from = last.To.AddDays(1);
        return new(
            from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), new DateOnly(from.Year, 12, 31).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            last.Text is null && parameter.Unit != RuleParameter.Sentence ? "value" : "text", "", "", "", "", "", last.Act, last.Section, "", "", "", version);
    }

    public static RuleValueForm Sent(IFormCollection form)
    {
        return new(Of("from"), Of("to"), Of("kind"), Of("value"), Of("most"), Of("text"), Of("certainty"), Of("read"), Of("act"), Of("section"), Of("source"), Of("link"), Of("note"), Of("version"));

        string Of(string field) => form[field].FirstOrDefault()?.Trim() ?? "";
    }
}
