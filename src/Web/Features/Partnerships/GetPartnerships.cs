using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;

namespace Vejviser.Web.Features.Partnerships;

/// <summary>Reads the public side of partnerships: the invitation, who takes part with what aim, and the recommendations they ended in.</summary>
public sealed class GetPartnerships(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>All of them: those open to sign-up first, then those at work, then those that have ended.</summary>
    public async Task<IReadOnlyList<View>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var partnerships = (await db.Partnerships.AsNoTracking().OrderBy(one => one.SortOrder).ThenBy(one => one.Slug).ToListAsync(cancellationToken)).OrderBy(one => one.State).ToList();
        var enrolments = (await db.Enrolments.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(one => one.PartnershipId);
        var recommendations = (await Published(db).ToListAsync(cancellationToken)).ToLookup(one => one.PartnershipId);
        return partnerships.ConvertAll(one => View.Of(one, [.. enrolments[one.Id]], [.. recommendations[one.Id]]));
    }

    /// <summary>One of them; null for none with that name.</summary>
    public async Task<View?> FindAsync(string? slug, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(slug))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Partnerships.AsNoTracking().SingleOrDefaultAsync(one => one.Slug == slug, cancellationToken) is not { } partnership)
        {
            return null;
        }

        var enrolments = await db.Enrolments.AsNoTracking().Where(one => one.PartnershipId == partnership.Id).ToListAsync(cancellationToken);
        return View.Of(partnership, enrolments, await Published(db).Where(one => one.PartnershipId == partnership.Id).OrderBy(one => one.Number).ToListAsync(cancellationToken));
    }

    /// <summary>The partnerships a municipality takes part in.</summary>
    public async Task<IReadOnlyList<Partnership>> OfAsync(string municipality, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Partnerships.AsNoTracking().Where(one => db.Enrolments.Any(own => own.PartnershipId == one.Id && own.MunicipalityCode == municipality && own.State == EnrolmentState.Participant)).OrderBy(one => one.SortOrder).ToListAsync(cancellationToken);
    }

    /// <summary>A public recommendation, and who said what of it; null for none.</summary>
    public async Task<RecommendationView?> FindRecommendationAsync(string? slug, int number, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(slug))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Partnerships.AsNoTracking().SingleOrDefaultAsync(one => one.Slug == slug, cancellationToken) is not { } partnership ||
            await Published(db).SingleOrDefaultAsync(one => one.PartnershipId == partnership.Id && one.Number == number, cancellationToken) is not { } recommendation)
        {
            return null;
        }

        var enrolments = await db.Enrolments.AsNoTracking().Where(one => one.PartnershipId == partnership.Id).ToListAsync(cancellationToken);
        return new(partnership, recommendation, StancesOn(recommendation, enrolments));
    }

    // Also those of municipalities that have left: what they said stands.
    private static List<StanceOf> StancesOn(Recommendation recommendation, IReadOnlyList<Enrolment> enrolments) =>
        recommendation.Standing.Join(enrolments, said => said.EnrolmentId, one => one.Id, (said, one) => new StanceOf(one.MunicipalityCode, one.TakesPart, said.Stance, said.Text)).OrderBy(one => one.MunicipalityCode, StringComparer.Ordinal).ToList();

    private static IQueryable<Recommendation> Published(AppDbContext db) => db.Recommendations.AsNoTracking().Include(one => one.Endorsements).Where(one => one.State == RecommendationState.Published);

    /// <summary>A partnership as everybody may see it.</summary>
    /// <param name="Partnership">The partnership.</param>
    /// <param name="Participants">Those who take part.</param>
    /// <param name="Recommendations">Those that are public, with who said what.</param>
    public sealed record View(Partnership Partnership, IReadOnlyList<Participant> Participants, IReadOnlyList<RecommendationView> Recommendations)
    {
        public PartnershipContent Told => Partnership.Content;

        /// <summary>How many places are left; null where there is no limit.</summary>
        public int? PlacesLeft => Partnership.Places is { } places ? Math.Max(0, places - Participants.Count) : null;

        internal static View Of(Partnership partnership, IReadOnlyList<Enrolment> enrolments, IReadOnlyList<Recommendation> recommendations) => new(
            partnership,
            enrolments.Where(one => one.TakesPart).Select(Participant.Of).ToList(),
            recommendations.OrderBy(one => one.Number).Select(one => new RecommendationView(partnership, one, StancesOn(one, enrolments))).ToList());
    }

    /// <summary>What everybody may know of a participant: no address, no role.</summary>
    public sealed record Participant(string MunicipalityCode, IReadOnlyList<string> TargetGroups, string Aim)
    {
        internal static Participant Of(Enrolment enrolment) => new(enrolment.MunicipalityCode, enrolment.Terms.TargetGroups, enrolment.Terms.Aim);
    }

    /// <summary>A public recommendation with the stances on the wording as it stands.</summary>
    public sealed record RecommendationView(Partnership Partnership, Recommendation Recommendation, IReadOnlyList<StanceOf> Stances)
    {
        /// <summary>How many stand behind, with a remark or without.</summary>
        public int Behind => Stances.Count(one => one.Stance != Stance.Dissents);

        public int Against => Stances.Count - Behind;
    }

    /// <summary>Where a municipality stands.</summary>
    /// <param name="MunicipalityCode">Whose stance it is.</param>
    /// <param name="TakesPart">Whether it still takes part: what it said stands, and readers are told.</param>
    /// <param name="Stance">Where it stands.</param>
    /// <param name="Text">Its remark or dissent; null for none.</param>
    public sealed record StanceOf(string MunicipalityCode, bool TakesPart, Stance Stance, string? Text);
}
