using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Partnerships;

namespace Vejviser.Web.Access;

/// <summary>Somebody in a partnership's workspace: a participating municipality, or KL.</summary>
/// <param name="Partnership">The partnership.</param>
/// <param name="Own">The municipality's part; null for KL.</param>
public sealed record Membership(Partnership Partnership, Enrolment? Own)
{
    public bool IsKl => Own is null;

    /// <summary>Whether more may be written.</summary>
    public bool IsAtWork => Partnership.State != PartnershipState.Closed;

    /// <summary>Whether an entry is this member's own to take away; KL tidies everybody's.</summary>
    public bool Owns(int? enrolmentId) => IsKl || enrolmentId == Own!.Id;

    /// <summary>The member behind a request whose endpoint asks for <see cref="Policies.Participant"/>; null when there is no such partnership.</summary>
    public static Membership? Of(HttpContext context) => context.Items[typeof(Membership)] as Membership;
}

/// <summary>Asks that the user's municipality takes part in the partnership of the address, or that the user is an editor.</summary>
internal sealed class ParticipantRequirement : IAuthorizationRequirement;

internal sealed class ParticipantHandler(IDbContextFactory<AppDbContext> contexts) : AuthorizationHandler<ParticipantRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, ParticipantRequirement requirement)
    {
        if (context.Resource is not HttpContext http || !context.User.IsSignedIn())
        {
            return;
        }

        var slug = http.GetRouteValue("slug") as string;
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        var partnership = Slug.IsValid(slug) ? await db.Partnerships.AsNoTracking().SingleOrDefaultAsync(one => one.Slug == slug, http.RequestAborted) : null;
        var municipality = context.User.MunicipalityCode();
        var own = partnership is null || municipality is null ? null : await db.Enrolments.AsNoTracking()
            .SingleOrDefaultAsync(one => one.PartnershipId == partnership.Id && one.MunicipalityCode == municipality && one.State == EnrolmentState.Participant, http.RequestAborted);
        if (own is null && !context.User.Is(AccountRole.Editor))
        {
            return;
        }

        http.Items[typeof(Membership)] = partnership is null ? null : new Membership(partnership, own);
        context.Succeed(requirement);
    }
}
