using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Partnerships.SignUp;

/// <summary>A municipality signs up, changes what it said, and leaves. Its contact acts; a sponsor is asked by mail, and editors give the place.</summary>
public sealed class SignUpMunicipality(IDbContextFactory<AppDbContext> contexts, ChangePartnership change, ContentFollower content, IDataProtectionProvider protection, LetterLimits limits, TimeProvider clock)
{
    private const string Kind = "sponsor";
    private const int MaxRole = 100;

    // In one partnership: several may want the same leader.
    private const int MaxPerSponsorADay = 10;

    private const string Closed = "Partnerskabet er afsluttet, så tilmeldingen kan ikke længere ændres.";
    private const string Moved = "Tilmeldingen har ændret sig imens. Åbn siden igen for at se, hvor den er nu.";

    private static readonly Issue TooMany = new("", "Der er sendt for mange mails herfra eller til lederen. Vent en time, og prøv igen.");
    private static readonly Issue TakenOver = new("", "En kollega har tilmeldt kommunen imens. Det, du skrev, står her endnu; åbn siden igen i et andet vindue for at se tilmeldingen.");
    private static readonly Issue Overtaken = new("", "En kollega har ændret tilmeldingen imens. Det, du skrev, står her endnu; åbn siden igen i et andet vindue, og sammenlign.");

    /// <summary>The partnership as the user's municipality stands in it; null when there is none with that name.</summary>
    public async Task<View?> FindAsync(string? slug, string? municipality, CancellationToken cancellationToken)
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

        var own = municipality is null ? null : await db.Enrolments.AsNoTracking().Include(one => one.Events).SingleOrDefaultAsync(one => one.PartnershipId == partnership.Id && one.MunicipalityCode == municipality, cancellationToken);
        return new(
            partnership,
            municipality is null ? null : content.Current.Catalogue.Municipalities[municipality].FullName,
            own,
            await db.HasFreePlaceAsync(partnership, cancellationToken),
            partnership.TakesSignUps(DanishTime.DayOf(clock.GetUtcNow().UtcDateTime)));
    }

    /// <summary>Signs up, or changes what was said. The sponsor is asked where there is a new one.</summary>
    /// <param name="view">From <see cref="FindAsync(string?, string?, CancellationToken)"/>.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="contact">Who acts.</param>
    /// <param name="maySend">Whether one more letter may be sent; asked when there is one to send.</param>
    /// <param name="cancellationToken">Stops; nothing is stored then.</param>
    public async Task<IReadOnlyList<Issue>> SaveAsync(View view, TypedForm form, Contact contact, Func<AppDbContext, Task<bool>> maySend, CancellationToken cancellationToken)
    {
        var isChange = view.Own is { IsOpen: true };
        if ((!isChange || view.IsClosed) && Refusal(view) is { } refusal)
        {
            return [new("", refusal)];
        }

        if ((view.Own?.Version ?? 0) != Math.Max(form.Version, 0))
        {
            return [form.Version <= 0 ? TakenOver : Overtaken];
        }

        return await change.RunAsync(view.Partnership, contact.SiteUrl, Moved, async (db, now) =>
        {
            var terms = await ReadAsync(db, view, form, contact, cancellationToken);
            var reason = isChange ? form.Text("reason", Enrolment.MaxReason, "Skriv kort, hvorfor I ændrer det.") : "";
            if (form.Issues.Count > 0)
            {
                return form.Issues;
            }

            var enrolment = await FindAsync(db, view, contact, cancellationToken);
            if ((enrolment?.Version ?? 0) != Math.Max(form.Version, 0))
            {
                return [isChange ? Overtaken : TakenOver];
            }

            var asksSponsor = true;
            if (enrolment is null)
            {
                db.Add(enrolment = Enrolment.SignUp(view.Partnership.Id, contact.Municipality, terms, now));
                // The link holds its number.
                await db.SaveChangesAsync(cancellationToken);
            }
            else if (isChange)
            {
                asksSponsor = enrolment.Change(terms, reason, now);
            }
            else
            {
                enrolment.SignUpAgain(terms, now);
            }

            if (asksSponsor)
            {
                return await AskSponsorAsync(db, view, enrolment, contact.SiteUrl, maySend, now, cancellationToken);
            }

            return [];
        }, cancellationToken);
    }

    /// <summary>Mails the sponsor a new link; the one before no longer works.</summary>
    public async Task<IReadOnlyList<Issue>> RemindSponsorAsync(View view, Contact contact, Func<AppDbContext, Task<bool>> maySend, CancellationToken cancellationToken) => await ActAsync(view, contact, (db, enrolment, now) =>
    {
        enrolment.RemindSponsor();
        return AskSponsorAsync(db, view, enrolment, contact.SiteUrl, maySend, now, cancellationToken);
    }, cancellationToken);

    /// <summary>The municipality leaves; the next on the waiting list is told.</summary>
    public async Task<IReadOnlyList<Issue>> LeaveAsync(View view, TypedForm form, Contact contact, CancellationToken cancellationToken)
    {
        var reason = form.Text("reason", Enrolment.MaxReason, "Skriv kort, hvorfor I træder ud.");
        return form.Issues.Count > 0 ? form.Issues : await ActAsync(view, contact, (_, enrolment, now) =>
        {
            enrolment.Leave(reason, now);
            return Task.FromResult<IReadOnlyList<Issue>>([]);
        }, cancellationToken);
    }

    private Task<IReadOnlyList<Issue>> ActAsync(View view, Contact contact, Func<AppDbContext, Enrolment, DateTime, Task<IReadOnlyList<Issue>>> act, CancellationToken cancellationToken) => change.RunAsync(view.Partnership, contact.SiteUrl, Moved, async (db, now) =>
    {
        if (view.IsClosed)
        {
            return [new("", Closed)];
        }

        return await act(db, await FindAsync(db, view, contact, cancellationToken) ?? throw new IllegalEnrolmentException(EnrolmentState.Left), now);
    }, cancellationToken);

    private static Task<Enrolment?> FindAsync(AppDbContext db, View view, Contact contact, CancellationToken cancellationToken) =>
        db.Enrolments.Include(one => one.Events).SingleOrDefaultAsync(one => one.PartnershipId == view.Partnership.Id && one.MunicipalityCode == contact.Municipality, cancellationToken);

    private async Task<EnrolmentTerms> ReadAsync(AppDbContext db, View view, TypedForm form, Contact contact, CancellationToken cancellationToken)
    {
        var groups = form.Chosen("target_groups", view.Partnership.Content.TargetGroups, "Vælg en eller flere målgrupper.");
        var aim = form.Text("aim", Enrolment.MaxAim, "Skriv i én sætning, hvad I vil opnå.");
        var role = form.Text("contact_role", MaxRole, "Skriv kontaktens rolle, for eksempel »teamleder i jobcentret«.");
        var email = form.Email("contact_email", "Skriv den mailadresse, de andre skal skrive til.");
        // What is new in the workspace is mailed there.
        if (email is not null && email != contact.Email && await db.MunicipalityOfAsync(email, cancellationToken) != contact.Municipality)
        {
            form.Wrong("contact_email", OtherDomain(view));
        }

        var sponsorRole = form.Text("sponsor_role", MaxRole, "Skriv lederens rolle, for eksempel »beskæftigelseschef«.");
        var sponsor = form.Email("sponsor_email", "Skriv lederens mailadresse. Lederen får et link at bekræfte med.");
        if (sponsor is not null && (sponsor == contact.Email || sponsor == email))
        {
            form.Wrong("sponsor_email", "Skriv en anden adresse end kontaktens: det er en leder, der skal bekræfte.");
        }
        else if (sponsor is not null && await db.MunicipalityOfAsync(sponsor, cancellationToken) != contact.Municipality)
        {
            form.Wrong("sponsor_email", OtherDomain(view));
        }

        var series = form.Chosen("series", content.Current.Figures.All.Where(table => !table.Series.IsNational).Select(table => table.Series.Id));
        return new(groups, aim, role, email, sponsorRole, sponsor, series, form["digest"] == "true");
    }

    private static string OtherDomain(View view) => $"Skriv en adresse i kommunens eget domæne. Bruger {view.Municipality} andre domæner, så skriv til redaktionen.";

    private async Task<IReadOnlyList<Issue>> AskSponsorAsync(AppDbContext db, View view, Enrolment enrolment, string siteUrl, Func<AppDbContext, Task<bool>> maySend, DateTime now, CancellationToken cancellationToken)
    {
        if (!await maySend(db) || !await limits.ReachesAsync(db, Kind, $"{enrolment.PartnershipId} {enrolment.Terms.SponsorEmail}", MaxPerSponsorADay, TimeSpan.FromDays(1), cancellationToken))
        {
            return [TooMany];
        }

        AskSponsor(db, view, enrolment, siteUrl, now);
        return [];
    }

    private void AskSponsor(AppDbContext db, View view, Enrolment enrolment, string siteUrl, DateTime now) => new Letter(
        Kind,
        $"Bekræft kommunens deltagelse i partnerskabet »{view.Partnership.Content.Title}«",
        $"{view.Municipality} er tilmeldt partnerskabet, og du er nævnt som den leder, der bekræfter det.",
        $"Kommunen vil: {enrolment.Terms.Aim}",
        $"Kommunen forpligter sig til:\n{string.Join('\n', view.Partnership.Content.Commits.Select(one => $"- {one}"))}",
        "Kun du kan bekræfte: siden beder dig logge ind med den adresse, mailen er sendt til. Kender du ikke til tilmeldingen, skal du ikke gøre noget.")
    {
        Link = ("Læs og bekræft", siteUrl + PartnershipLinks.Sponsor(SponsorLink.Seal(protection, enrolment))),
    }.Send(db, enrolment.Terms.SponsorEmail!, now);

    private static string? Refusal(View view) => view.TakesSignUps ? null
        : view.Partnership is { State: PartnershipState.Open, DeadlineOn: { } deadline } ? $"Fristen for tilmelding var {Danish.Date(deadline)}. Skriv til redaktionen, hvis I gerne vil med alligevel."
        : view.IsClosed ? Closed
        : "Partnerskabet tager ikke imod tilmeldinger.";

    /// <summary>What the pages of sign-up show.</summary>
    /// <param name="Partnership">The partnership.</param>
    /// <param name="Municipality">Whose sign-up it is, by full name; null for an account without a municipality.</param>
    /// <param name="Own">Its enrolment; null before it has signed up.</param>
    /// <param name="HasRoom">Whether there is a place left.</param>
    /// <param name="TakesSignUps">Whether municipalities can sign up today.</param>
    public sealed record View(Partnership Partnership, string? Municipality, Enrolment? Own, bool HasRoom, bool TakesSignUps)
    {
        /// <summary>Whether the partnership has ended: who took part then stays.</summary>
        public bool IsClosed => Partnership.State == PartnershipState.Closed;

        /// <summary>Why no sign-up is taken; null when it is.</summary>
        public string? Refusal => SignUpMunicipality.Refusal(this);
    }

    /// <summary>The municipality's contact behind a request.</summary>
    public sealed record Contact(string Municipality, string Email, string SiteUrl);
}
