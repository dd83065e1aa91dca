using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Partnerships;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Partnerships;

/// <summary>Who has a place in a partnership, and who is the next to get one.</summary>
internal static class Places
{
    /// <summary>Holds a partnership until the caller's transaction ends: of two who want the last place, the second finds it taken.</summary>
    public static Task HoldPartnershipAsync(this AppDbContext db, int id, CancellationToken cancellationToken) =>
        db.Partnerships.Where(one => one.Id == id).ExecuteUpdateAsync(row => row.SetProperty(one => one.SortOrder, one => one.SortOrder), cancellationToken);

    /// <summary>Whether editors can give one more participant a place.</summary>
    public static async Task<bool> HasRoomAsync(this AppDbContext db, Partnership partnership, CancellationToken cancellationToken) =>
        (await db.NowAsync(partnership, cancellationToken)).HasRoom(await db.Enrolments.CountAsync(one => one.PartnershipId == partnership.Id && one.State == EnrolmentState.Participant, cancellationToken));

    /// <summary>Whether a municipality that signs up need not wait for a place: none is left for it once as many have come before as there are places.</summary>
    public static async Task<bool> HasFreePlaceAsync(this AppDbContext db, Partnership partnership, CancellationToken cancellationToken) =>
        (await db.NowAsync(partnership, cancellationToken)).HasRoom(await db.TakenAsync(partnership, cancellationToken));

    /// <summary>Moves up as many from the waiting list as there are places, and tells them; nobody once the partnership is closed. Call when the rest is saved.</summary>
    public static async Task MoveUpAsync(this AppDbContext db, Partnership partnership, string siteUrl, DateTime at, CancellationToken cancellationToken)
    {
        partnership = await db.NowAsync(partnership, cancellationToken);
        if (partnership.State == PartnershipState.Closed)
        {
            return;
        }

        var taken = await db.TakenAsync(partnership, cancellationToken);
        var waiting = await db.Enrolments.Include(one => one.Events).Where(one => one.PartnershipId == partnership.Id && one.State == EnrolmentState.Waiting).OrderBy(one => one.SignedUpAt).ToListAsync(cancellationToken);
        foreach (var next in waiting)
        {
            if (!partnership.HasRoom(taken++))
            {
                return;
            }

            next.MoveUp(at);
            next.Tell(db, partnership, $"Der er blevet en ledig plads i partnerskabet »{partnership.Content.Title}«", "I stod på venteliste og er nu den næste. Redaktionen bekræfter pladsen.", siteUrl, at);
        }
    }

    /// <summary>Writes to the municipality's contact, while there is one.</summary>
    public static void Tell(this Enrolment enrolment, AppDbContext db, Partnership partnership, string subject, string text, string siteUrl, DateTime at)
    {
        if (enrolment.Terms.ContactEmail is { } contact)
        {
            new Letter("partnership", subject, text) { Link = ("Se jeres tilmelding", siteUrl + PartnershipLinks.SignUp(partnership.Slug)) }.Send(db, contact, at);
        }
    }

    // Those an editor has yet to confirm hold a place: the waiting list begins behind them.
    private static Task<int> TakenAsync(this AppDbContext db, Partnership partnership, CancellationToken cancellationToken) =>
        db.Enrolments.CountAsync(one => one.PartnershipId == partnership.Id && (one.State == EnrolmentState.Participant || one.State == EnrolmentState.AwaitingEditor), cancellationToken);

    // An editor may have changed it since it was read.
    private static Task<Partnership> NowAsync(this AppDbContext db, Partnership partnership, CancellationToken cancellationToken) =>
        db.Partnerships.AsNoTracking().SingleAsync(one => one.Id == partnership.Id, cancellationToken);
}
