using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;
using Vejviser.Web.Features.Partnerships;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Editorial.Publishing.Partnerships;

/// <summary>Editors give municipalities their places in a partnership, or say why not.</summary>
public sealed class DecideEnrolments(IDbContextFactory<AppDbContext> contexts, ChangePartnership change, ContentFollower content)
{
    /// <summary>Everybody who has signed up, those that wait for an editor first.</summary>
    public async Task<IReadOnlyList<(Enrolment Enrolment, string Municipality)>> ListAsync(Partnership partnership, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await db.Enrolments.AsNoTracking().Include(one => one.Events).Where(one => one.PartnershipId == partnership.Id).ToListAsync(cancellationToken))
            .OrderBy(one => one.State != EnrolmentState.AwaitingEditor).ThenBy(one => one.State).ThenBy(one => one.SignedUpAt)
            .Select(one => (one, content.Current.Catalogue.Municipalities[one.MunicipalityCode].FullName)).ToList();
    }

    /// <summary>Gives the municipality its place.</summary>
    public Task<IReadOnlyList<Issue>> AdmitAsync(Partnership partnership, int id, Editor editor, CancellationToken cancellationToken) => ActAsync(partnership, id, "optog en kommune", null, editor, async (db, enrolment, now) =>
    {
        if (enrolment is { IsOpen: true, SponsorConfirmedAt: null })
        {
            return [new("", "Lederen har ikke bekræftet endnu. Optag kommunen, når det er sket.")];
        }

        if (!await db.HasRoomAsync(partnership, cancellationToken))
        {
            return [new("", "Der er ikke flere pladser. Sæt flere pladser, eller lad kommunen stå på venteliste.")];
        }

        enrolment.Admit(now);
        enrolment.Tell(db, partnership, $"I er med i partnerskabet »{partnership.Content.Title}«", "Redaktionen har bekræftet jeres plads. Rummet er åbent for alle i kommunen, der har en konto.", editor.SiteUrl, now);
        return [];
    }, cancellationToken);

    /// <summary>Says no, or ends the municipality's part.</summary>
    public async Task<IReadOnlyList<Issue>> DeclineAsync(Partnership partnership, int id, TypedForm form, Editor editor, CancellationToken cancellationToken)
    {
        var reason = form.Text("reason", Enrolment.MaxReason, "Skriv grunden; kommunen får den at vide.");
        return form.Issues.Count > 0 ? form.Issues : await ActAsync(partnership, id, "afviste en kommune", reason, editor, (db, enrolment, now) =>
        {
            // Before the addresses are forgotten.
            enrolment.Tell(db, partnership, $"Om jeres plads i partnerskabet »{partnership.Content.Title}«", $"Redaktionen har {(enrolment.TakesPart ? "taget jer ud af partnerskabet" : "ikke optaget jer")}. Grunden er: {reason}", editor.SiteUrl, now);
            enrolment.Decline(reason, now);
            return Task.FromResult<IReadOnlyList<Issue>>([]);
        }, cancellationToken);
    }

    private Task<IReadOnlyList<Issue>> ActAsync(Partnership partnership, int id, string act, string? reason, Editor editor, Func<AppDbContext, Enrolment, DateTime, Task<IReadOnlyList<Issue>>> decide, CancellationToken cancellationToken) => change.RunAsync(partnership, editor.SiteUrl, "Tilmeldingen har ændret sig imens. Her er den, som den står nu.", async (db, now) =>
    {
        var enrolment = await db.Enrolments.Include(one => one.Events).SingleOrDefaultAsync(one => one.Id == id && one.PartnershipId == partnership.Id, cancellationToken) ?? throw new IllegalEnrolmentException(EnrolmentState.Left);
        var issues = await decide(db, enrolment, now);
        if (issues.Count == 0)
        {
            editor.Account.Note(db, act, $"{partnership.Slug} {enrolment.MunicipalityCode}", now, reason);
        }

        return issues;
    }, cancellationToken);
}
