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
        var participants = (await db.Enrolments.AsNoTracking().Where(one => one.State == EnrolmentState.Participant).ToListAsync(cancellationToken)).ToLookup(one => one.PartnershipId);
        var recommendations = (await Published(db).ToListAsync(cancellationToken)).ToLookup(one => one.PartnershipId);
        return partnerships.ConvertAll(one => new View(one, [.. participants[one.Id].Select(Participant.Of)], [.. recommendations[one.Id]]));
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

        var participants = await db.Enrolments.AsNoTracking().Where(one => one.PartnershipId == partnership.Id && one.State == EnrolmentState.Participant).ToListAsync(cancellationToken);
        return new(partnership, participants.ConvertAll(Participant.Of), await Published(db).Where(one => one.PartnershipId == partnership.Id).OrderBy(one => one.Number).ToListAsync(cancellationToken));
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

        var municipalities = await db.Enrolments.AsNoTracking().Where(one => one.PartnershipId == partnership.Id).ToDictionaryAsync(one => one.Id, one => one.MunicipalityCode, cancellationToken);
        return new(partnership, recommendation, recommendation.Standing.Select(one => (municipalities[one.EnrolmentId], one)).ToList());
    }

    private static IQueryable<Recommendation> Published(AppDbContext db) => db.Recommendations.AsNoTracking().Include(one => one.Endorsements).Where(one => one.State == RecommendationState.Published);

    /// <summary>A partnership as everybody may see it.</summary>
    /// <param name="Partnership">The partnership.</param>
    /// <param name="Participants">Those who take part.</param>
    /// <param name="Recommendations">Those that are public.</param>
    public sealed record View(Partnership Partnership, IReadOnlyList<Participant> Participants, IReadOnlyList<Recommendation> Recommendations)
    {
        public PartnershipContent Told => Partnership.Content;

        /// <summary>How many places are left; null where there is no limit.</summary>
        public int? PlacesLeft => Partnership.Places is { } places ? Math.Max(0, places - Participants.Count) : null;
    }

    /// <summary>What everybody may know of a participant: no address, no role.</summary>
    public sealed record Participant(string MunicipalityCode, IReadOnlyList<string> TargetGroups, string Aim)
    {
        internal static Participant Of(Enrolment enrolment) => new(enrolment.MunicipalityCode, enrolment.Terms.TargetGroups, enrolment.Terms.Aim);
    }

    /// <summary>A public recommendation with the stances on the wording as it stands.</summary>
    public sealed record RecommendationView(Partnership Partnership, Recommendation Recommendation, IReadOnlyList<(string MunicipalityCode, Endorsement Said)> Stances);
}
