using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Checks;
using Vejviser.Domain.Partnerships;
using Vejviser.Domain.Positions;
using Vejviser.Web.Features.Partnerships;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Editorial.Publishing.Partnerships;

/// <summary>Editors make a recommendation public with who stood behind, take it back, and note what became of it.</summary>
public sealed class PublishRecommendations(IDbContextFactory<AppDbContext> contexts, ChangePartnership change, ContentFollower content)
{
    private const int MaxSource = 300;
    private const string Moved = "Anbefalingen er ændret, siden du åbnede siden. Det, du skrev, står her endnu; se, hvad der er nyt, og prøv igen.";

    public async Task<IReadOnlyList<Recommendation>> ListAsync(Partnership partnership, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Recommendations.AsNoTracking().Where(one => one.PartnershipId == partnership.Id).OrderBy(one => one.Number).ToListAsync(cancellationToken);
    }

    /// <summary>One of them with what each participant says, by name; null for none.</summary>
    public async Task<View?> FindAsync(Partnership partnership, int number, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Recommendations.AsNoTracking().Include(one => one.Endorsements).SingleOrDefaultAsync(one => one.PartnershipId == partnership.Id && one.Number == number, cancellationToken) is not { } recommendation)
        {
            return null;
        }

        var enrolments = await db.Enrolments.AsNoTracking().Where(one => one.PartnershipId == partnership.Id).ToListAsync(cancellationToken);
        var names = enrolments.ToDictionary(one => one.Id, one => content.Current.Catalogue.Municipalities[one.MunicipalityCode].FullName);
        return new(
            recommendation,
            recommendation.Standing.Select(said => (names[said.EnrolmentId], said)).ToList(),
            enrolments.Where(one => one.TakesPart && recommendation.Standing.All(said => said.EnrolmentId != one.Id)).Select(one => names[one.Id]).Order(Danish.Comparer).ToList());
    }

    /// <summary>Makes it public. What readers will see is checked once more.</summary>
    public Task<IReadOnlyList<Issue>> PublishAsync(Partnership partnership, int number, TypedForm form, Editor editor, CancellationToken cancellationToken) => ActAsync(partnership, number, form, "offentliggjorde en anbefaling", editor, (recommendation, now) =>
    {
        if (!recommendation.Standing.Any())
        {
            return [new("", "Ingen af deltagerne har taget stilling til teksten endnu.")];
        }

        var numbers = recommendation.Standing.Select(said => said.Text ?? "").Append(recommendation.Content.Title).Append(recommendation.Content.Text).SelectMany(text => TextChecks.Check("", text)).Blocks();
        if (numbers.Count == 0)
        {
            recommendation.Publish(now);
        }

        return numbers;
    }, cancellationToken);

    /// <summary>Takes it out of the public again.</summary>
    public Task<IReadOnlyList<Issue>> TakeBackAsync(Partnership partnership, int number, TypedForm form, Editor editor, CancellationToken cancellationToken)
    {
        form.Text("reason", Enrolment.MaxReason, "Skriv grunden; den står i loggen.");
        return ActAsync(partnership, number, form, "trak en anbefaling tilbage", editor, (recommendation, _) =>
        {
            recommendation.TakeBack();
            return [];
        }, cancellationToken);
    }

    /// <summary>Notes what became of it, with date and source.</summary>
    public Task<IReadOnlyList<Issue>> FollowAsync(Partnership partnership, int number, TypedForm form, Editor editor, CancellationToken cancellationToken)
    {
        var state = form.One("state", Enum.GetValues<ProposalState>().Select(one => one.Id()), "Vælg, hvad der er sket.");
        var on = form["on"];
        if (!PartialDate.IsValid(on))
        {
            form.Wrong("on", "Skriv datoen som år, år-måned eller år-måned-dag, for eksempel 2026-11.");
        }

        var source = form.Text("source", MaxSource, "Skriv, hvor det kan læses.");
        var link = form.TextOrNull("link", MaxSource);
        if (link is not null && !WebAddress.IsValid(link))
        {
            form.Wrong("link", "Skriv hele adressen med https:// foran, eller lad feltet stå tomt.");
        }

        return ActAsync(partnership, number, form, "fulgte op på en anbefaling", editor, (recommendation, _) =>
        {
            recommendation.Follow(new(Enum.GetValues<ProposalState>().Single(one => one.Id() == state), on, source, link));
            return [];
        }, cancellationToken);
    }

    private async Task<IReadOnlyList<Issue>> ActAsync(Partnership partnership, int number, TypedForm form, string act, Editor editor, Func<Recommendation, DateTime, IReadOnlyList<Issue>> step, CancellationToken cancellationToken) => form.Issues.Count > 0 ? form.Issues : await change.RunAsync(partnership, editor.SiteUrl, Moved, async (db, now) =>
    {
        var recommendation = await db.Recommendations.Include(one => one.Endorsements).SingleAsync(one => one.PartnershipId == partnership.Id && one.Number == number, cancellationToken);
        if (recommendation.Version != form.Version)
        {
            return [new("", Moved)];
        }

        var issues = step(recommendation, now);
        if (issues.Count == 0)
        {
            editor.Account.Note(db, act, $"{partnership.Slug} {number}", now, form["reason"] is { Length: > 0 } reason ? reason : null);
        }

        return issues;
    }, cancellationToken);

    /// <summary>A recommendation as its editor sees it.</summary>
    /// <param name="Recommendation">The recommendation.</param>
    /// <param name="Stances">What was said of the wording, by participant.</param>
    /// <param name="Silent">Participants that have not said anything of it.</param>
    public sealed record View(Recommendation Recommendation, IReadOnlyList<(string Municipality, Endorsement Said)> Stances, IReadOnlyList<string> Silent);
}
