using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Partnerships.Sponsor;

/// <summary>A leader binds the municipality: by the mailed link, and signed in with the address it was mailed to, so that a forwarded link binds nobody.</summary>
public sealed class ConfirmAsSponsor(IDbContextFactory<AppDbContext> contexts, ChangePartnership change, ContentFollower content, IDataProtectionProvider protection)
{
    /// <summary>What the link is about; null for a link that is not ours.</summary>
    public async Task<View?> FindAsync(string? token, CancellationToken cancellationToken)
    {
        if (SponsorLink.Open(protection, token) is not { } link)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Enrolments.AsNoTracking().SingleOrDefaultAsync(one => one.Id == link.EnrolmentId, cancellationToken) is not { } enrolment)
        {
            return null;
        }

        var partnership = await db.Partnerships.AsNoTracking().SingleAsync(one => one.Id == enrolment.PartnershipId, cancellationToken);
        return new(partnership, enrolment, link.Round, content.Current.Catalogue.Municipalities[enrolment.MunicipalityCode].FullName, enrolment.State != EnrolmentState.AwaitingSponsor || await db.HasFreePlaceAsync(partnership, cancellationToken));
    }

    /// <summary>Confirms.</summary>
    /// <param name="view">From <see cref="FindAsync"/>.</param>
    /// <param name="email">The address the user is signed in with.</param>
    /// <param name="siteUrl">Where letters lead.</param>
    /// <param name="cancellationToken">Stops; nothing is confirmed then.</param>
    public Task<IReadOnlyList<Issue>> RunAsync(View view, string email, string siteUrl, CancellationToken cancellationToken) => change.RunAsync(view.Partnership, siteUrl, "Tilmeldingen har ændret sig imens. Åbn linket igen.", async (db, now) =>
    {
        var enrolment = await db.Enrolments.Include(one => one.Events).SingleAsync(one => one.Id == view.Enrolment.Id, cancellationToken);
        if ((view with { Enrolment = enrolment }).Fault(email) is { } fault)
        {
            return [new("", fault)];
        }

        enrolment.ConfirmAsSponsor(view.Round, await db.HasFreePlaceAsync(view.Partnership, cancellationToken), now);
        enrolment.Tell(
            db, view.Partnership, $"Ledelsen har bekræftet deltagelsen i »{view.Partnership.Content.Title}«",
            enrolment.State switch
            {
                EnrolmentState.Waiting => "Der er ikke flere pladser, så I står på venteliste og får en mail, når der bliver en plads.",
                EnrolmentState.Participant => "I deltager, og ledelsen står bag.",
                _ => "Redaktionen bekræfter pladsen.",
            },
            siteUrl, now);
        new Letter("sponsor", $"Du har bekræftet: {view.Municipality} deltager i »{view.Partnership.Content.Title}«", "Var det ikke dig, så skriv straks til redaktionen.")
        {
            Link = ("Læs om partnerskabet", siteUrl + PartnershipLinks.Details(view.Partnership.Slug)),
        }.Send(db, email, now);
        return [];
    }, cancellationToken);

    /// <summary>What a sponsor's link is about.</summary>
    /// <param name="Partnership">The partnership.</param>
    /// <param name="Enrolment">The municipality's part.</param>
    /// <param name="Round">The link's.</param>
    /// <param name="Municipality">Its full name.</param>
    /// <param name="HasRoom">Whether the municipality has a place, or there is one left for it.</param>
    public sealed record View(Partnership Partnership, Enrolment Enrolment, int Round, string Municipality, bool HasRoom)
    {
        /// <summary>Why the link cannot be used by anybody; null when it can.</summary>
        public string? Closed =>
            !Enrolment.IsOpen ? "Tilmeldingen er trukket tilbage, så der er ikke noget at bekræfte."
            : Partnership.State == PartnershipState.Closed ? "Partnerskabet er afsluttet, så der er ikke noget at bekræfte."
            : Round != Enrolment.SponsorRound ? "Linket er afløst af et nyere. Brug det i den seneste mail, eller spørg kommunens kontakt."
            : Enrolment.SponsorConfirmedAt is { } at ? $"Deltagelsen blev bekræftet {Danish.Date(DanishTime.DayOf(at))}. Linket kan kun bruges én gang."
            : null;

        /// <summary>Why somebody cannot use it; null when they can.</summary>
        /// <param name="email">The address they are signed in with.</param>
        public string? Fault(string email) => Closed ?? (email == Enrolment.Terms.SponsorEmail ? null : "Linket er sendt til en anden adresse. Kun den leder, det er sendt til, kan bekræfte.");
    }
}
