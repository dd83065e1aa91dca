using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Data.Use;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Adoptions;
using Vejviser.Domain.Municipalities;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Mail;
using Vejviser.Web.Use;

namespace Vejviser.Web.Features.Adoptions;

/// <summary>Writes in the ledger of who uses what: the report, what it changed and why, and a letter to the municipality whose example it is, in one transaction.</summary>
public sealed class AdoptionLedger(ActOnExample acts, ContentFollower content, UseCounter uses)
{
    private const int MaxAttempts = 3;

    /// <summary>Records what a municipality told.</summary>
    /// <param name="publicId">A published example.</param>
    /// <param name="municipalityCode">Whose use it is.</param>
    /// <param name="change">The change; answers false when there is nothing to change any more.</param>
    /// <param name="siteUrl">Where letters lead.</param>
    /// <param name="cancellationToken">Stops; nothing is stored then.</param>
    public async Task<IReadOnlyList<Issue>> RecordAsync(string publicId, string municipalityCode, Func<Adoption, DateTime, bool> change, string siteUrl, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var slug = "";
                var issues = await acts.RunAsync(
                    publicId,
                    open =>
                    {
                        slug = open.Example.Slug;
                        return RecordAsync(open, content.Current.Catalogue.Municipalities[municipalityCode], change, siteUrl);
                    },
                    cancellationToken);
                if (issues.Count == 0)
                {
                    uses.Count(slug, UseKind.Adoption);
                }

                return issues;
            }
            catch (DbUpdateException fault) when (DatabaseFaults.Of(fault) is null)
            {
                // Somebody else wrote in the example meanwhile: read again, though not for ever.
                if (attempt == MaxAttempts)
                {
                    return [new("", "Andre skrev i eksemplet imens. Prøv igen.")];
                }
            }
        }
    }

    private static async Task<IReadOnlyList<Issue>> RecordAsync(OpenExample open, Municipality municipality, Func<Adoption, DateTime, bool> change, string siteUrl)
    {
        var adoption = await open.Db.Adoptions.Include(adoption => adoption.Reports)
            .SingleOrDefaultAsync(adoption => adoption.PracticeExampleId == open.Example.Id && adoption.MunicipalityCode == municipality.Code, open.Cancellation)
            ?? Adoption.Begin(open.Example.Id, municipality.Code);
        if (await open.Db.Published(example => example.Id == open.Example.Id).AsNoTracking().SingleOrDefaultAsync(open.Cancellation) is not { } before)
        {
            return [new("", "Eksemplet er ikke offentligt længere.")];
        }

        if (!change(adoption, open.At))
        {
            return [new("", "Spørgsmålet er allerede besvaret.")];
        }

        if (adoption.Id == 0)
        {
            open.Db.Add(adoption);
        }

        var adopter = new Adopter(municipality.Code, adoption.State, adoption.HasUsed, adoption.Figures);
        var after = before with { Adopters = [.. before.Adopters.Where(other => other.MunicipalityCode != municipality.Code), adopter] };
        var changed = $"{Danish.Capitalised(adoption.State.Name())}. {AdoptionEffect.Sentence(before, after)}";
        open.Example.NoteAdoption(municipality.FullName, open.At, changed);
        open.IsSeenByReaders = true;
        await TellOriginAsync(open, municipality, adoption, changed, siteUrl);
        return [];
    }

    // The mailbox, or whoever wrote it; what the editors collected has neither, and the municipality's own contact is told.
    private static async Task TellOriginAsync(OpenExample open, Municipality municipality, Adoption adoption, string changed, string siteUrl)
    {
        IEnumerable<string> receivers = (open.Content.ContactMailbox ?? await open.AuthorAsync()) is { } one ? [one] : await open.Db.Accounts
            .Where(account => account.Role == AccountRole.MunicipalityContact && account.DisabledAt == null && open.Content.Municipalities.Contains(account.MunicipalityCode!))
            .Select(account => account.Email)
            .ToListAsync(open.Cancellation);
        var note = adoption.Reports[^1].Note;
        foreach (var receiver in receivers)
        {
            new Letter(
                "adoption",
                "Nyt om brugen af jeres eksempel",
                [
                    $"{municipality.FullName} fortæller om jeres eksempel {AuthorLetters.Named(open.Content)}: {changed}",
                    .. note is null ? Array.Empty<string>() : [note],
                    "Det er kommunens egne oplysninger. I behøver ikke gøre noget.",
                ])
            {
                Link = ("Se eksemplet", siteUrl + PracticeExampleLinks.Details(open.Example.Slug)),
            }.Send(open.Db, receiver, open.At);
        }
    }
}
