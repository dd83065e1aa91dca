using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Figures;
using Vejviser.Domain.Partnerships;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Partnerships.Workspace;

/// <summary>The participants' goals, with figures from a series or entered with date and source.</summary>
public sealed class Goals(WorkspaceWriter writer, ContentFollower content)
{
    private const int MaxSource = 300;
    private const int MaxUnit = 60;

    /// <summary>The series a goal can follow.</summary>
    public IEnumerable<FigureTable> Series => content.Current.Figures.All.Where(table => table is { Series.IsNational: false, Newest: not null });

    /// <summary>Every participant's goals, by participant.</summary>
    public async Task<ILookup<int, GoalCourse>> ListAsync(Membership member, Participants participants, CancellationToken cancellationToken)
    {
        var municipalities = participants.Current.ToDictionary(one => one.Id, one => one.MunicipalityCode);
        var ids = municipalities.Keys.ToList();
        var goals = await writer.ReadAsync(db => db.Goals.Where(goal => ids.Contains(goal.EnrolmentId)).OrderBy(goal => goal.Id).ToListAsync(cancellationToken), cancellationToken);
        return goals.ToLookup(goal => goal.EnrolmentId, goal => Course(goal, municipalities[goal.EnrolmentId]));
    }

    /// <summary>One of them, and whose it is; null for none.</summary>
    public async Task<(GoalCourse Course, Enrolment Whose)?> FindAsync(Membership member, int id, CancellationToken cancellationToken)
    {
        var found = await writer.ReadAsync(db => db.Goals.Where(goal => goal.Id == id).Join(db.Enrolments.Where(one => one.PartnershipId == member.Partnership.Id), goal => goal.EnrolmentId, one => one.Id, (goal, whose) => new { goal, whose }).SingleOrDefaultAsync(cancellationToken), cancellationToken);
        return found is null ? null : (Course(found.goal, found.whose.MunicipalityCode), found.whose);
    }

    /// <summary>The form with what stands in a goal.</summary>
    public static TypedForm FormOf(Goal goal) => TypedForm.Of(
        ("text", goal.Text), ("series", goal.SeriesId), ("baseline_period", Period.Parse(goal.BaselinePeriod)?.ToString()), ("unit", goal.Unit),
        ("target", Danish.Number(goal.Target)), ("target_on", TypedForm.Written(goal.TargetOn)), ("version", $"{goal.Version}"));

    /// <summary>A new goal of the member's own.</summary>
    public Task<IReadOnlyList<Issue>> AddAsync(Membership member, TypedForm form, CancellationToken cancellationToken)
    {
        var read = Read(form);
        var first = read.Series is null ? Reading(form, "Skriv det tal, I begynder med.") : null;
        return writer.AddAsync(member, form.Issues, open => new Goal
        {
            EnrolmentId = open.EnrolmentId!.Value,
            Text = read.Text,
            SeriesId = read.Series?.Series.Id,
            BaselinePeriod = read.Baseline?.Id,
            Unit = read.Unit,
            Target = read.Target,
            TargetOn = read.TargetOn,
            Readings = first is null ? [] : [first],
            CreatedAt = open.At,
        }, cancellationToken);
    }

    /// <summary>Changes what a goal says; entered figures stay.</summary>
    public Task<IReadOnlyList<Issue>> ChangeAsync(Membership member, int id, TypedForm form, CancellationToken cancellationToken)
    {
        var read = Read(form);
        return ActAsync(member, id, form, goal =>
        {
            if ((goal.SeriesId is null) != (read.Series is null))
            {
                form.Wrong("series", goal.SeriesId is null ? "Målet har tal, I selv har skrevet. Lav et nyt mål, hvis det skal følge en serie." : "Målet følger en serie. Lav et nyt mål, hvis I selv vil skrive tallene.");
                return;
            }

            (goal.Text, goal.SeriesId, goal.BaselinePeriod, goal.Unit, goal.Target, goal.TargetOn) = (read.Text, read.Series?.Series.Id, read.Baseline?.Id, read.Unit, read.Target, read.TargetOn);
        }, cancellationToken);
    }

    /// <summary>Enters a figure; one of the same day is replaced.</summary>
    public Task<IReadOnlyList<Issue>> EnterAsync(Membership member, int id, TypedForm form, CancellationToken cancellationToken)
    {
        var reading = Reading(form, "Skriv tallet.");
        return ActAsync(member, id, form, goal =>
        {
            if (goal.SeriesId is not null)
            {
                form.Wrong("value", "Målet følger en serie; tallet kommer af sig selv.");
                return;
            }

            goal.Readings = [.. goal.Readings.Where(one => one.On != reading!.On).Append(reading!).OrderBy(one => one.On)];
        }, cancellationToken);
    }

    public Task<IReadOnlyList<Issue>> RemoveAsync(Membership member, int id, CancellationToken cancellationToken) => writer.WriteAsync(member, async open =>
    {
        await open.Db.Goals.Where(goal => goal.Id == id && goal.EnrolmentId == open.EnrolmentId).ExecuteDeleteAsync(cancellationToken);
        return [];
    }, cancellationToken);

    /// <summary>A goal with its figures.</summary>
    public GoalCourse Course(Goal goal, string municipality) => GoalCourse.Of(goal, content.Current.Figures.Find(goal.SeriesId), municipality);

    private Task<IReadOnlyList<Issue>> ActAsync(Membership member, int id, TypedForm form, Action<Goal> act, CancellationToken cancellationToken) => writer.WriteAsync(member, async open =>
    {
        var goal = await open.Db.Goals.SingleOrDefaultAsync(one => one.Id == id && one.EnrolmentId == open.EnrolmentId, cancellationToken);
        if (goal is null || goal.Version != form.Version)
        {
            return [new("", "En kollega har ændret eller slettet målet imens. Det, du skrev, står her endnu; åbn målene i et andet vindue, og sammenlign.")];
        }

        if (form.Issues.Count == 0)
        {
            act(goal);
            goal.Version++;
        }

        return form.Issues;
    }, cancellationToken);

    private (string Text, FigureTable? Series, Period? Baseline, string? Unit, decimal Target, DateOnly TargetOn) Read(TypedForm form)
    {
        var text = form.Text("text", Goal.MaxText, "Skriv målet i én sætning.");
        var series = form.One("series", Series.Select(table => table.Series.Id)) is { } id ? content.Current.Figures.Find(id) : null;
        Period? baseline = null;
        string? unit = null;
        if (series is null)
        {
            unit = form.Text("unit", MaxUnit, "Vælg en serie, eller skriv, hvad I tæller.");
        }
        else
        {
            var typed = form["baseline_period"];
            baseline = typed.Length == 0 ? series.Newest : Period.Parse(typed);
            if (baseline is not { } from || !series.Has(from))
            {
                form.Wrong("baseline_period", $"Skriv en periode, serien har, for eksempel »{series.Newest}«, eller lad feltet stå tomt.");
            }
        }

        var target = form.Number("target", "Skriv det tal, I vil nå.");
        var on = form.Date("target_on", "Vælg den dag, målet skal være nået.");
        return (text, series, baseline, unit, target ?? 0, on ?? default);
    }

    private static GoalReading? Reading(TypedForm form, string required)
    {
        var value = form.Number("value", required);
        var on = form.Date("value_on", "Vælg den dag, tallet er fra.");
        var source = form.Text("value_source", MaxSource, "Skriv, hvor tallet er fra.");
        return value is null || on is null ? null : new(on.Value, value.Value, source);
    }
}
