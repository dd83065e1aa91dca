using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Domain;
using Vejviser.Domain.Adoptions;

namespace Vejviser.Web.Features.Adoptions;

/// <summary>A municipality tells whether it considers, uses, has adapted or has stopped using another's example.</summary>
public sealed class TellAdoption(AdoptionLedger ledger, IDbContextFactory<AppDbContext> contexts, ContentFollower content)
{
    /// <summary>The example, and what the municipality has told before; null when readers see no example here.</summary>
    /// <param name="slug">Its address.</param>
    /// <param name="municipalityCode">The municipality of whoever asks; null for none.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<View?> FindAsync(string slug, string? municipalityCode, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(slug))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Published(example => example.Slug == slug).SingleOrDefaultAsync(cancellationToken) is not { } example)
        {
            return null;
        }

        var name = municipalityCode is null ? null : content.Current.Catalogue.Municipalities[municipalityCode].FullName;
        return new(
            example.PublicId, slug, example.Content.Title, name,
            municipalityCode is not null && example.Content.Municipalities.Contains(municipalityCode),
            example.Adopters.FirstOrDefault(adopter => adopter.MunicipalityCode == municipalityCode)?.State);
    }

    /// <summary>Records it, unless something is wrong with the form.</summary>
    public async Task<IReadOnlyList<Issue>> RunAsync(View view, AdoptionForm form, string municipalityCode, int accountId, string siteUrl, CancellationToken cancellationToken)
    {
        if (view.IsOwn)
        {
            return [new("", "Det er jeres eget eksempel. Ret det i stedet, hvis der er nyt.")];
        }

        if (form.Read(out var issues) is not { } told)
        {
            return issues;
        }

        return await ledger.RecordAsync(
            view.PublicId,
            municipalityCode,
            (adoption, at) =>
            {
                adoption.Tell(told.State, told.Note, accountId, at);
                return true;
            },
            siteUrl,
            cancellationToken);
    }

    /// <summary>What the page shows.</summary>
    /// <param name="PublicId">The example.</param>
    /// <param name="Slug">Its address.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Municipality">Who tells, by full name; null for an account without a municipality.</param>
    /// <param name="IsOwn">Whether it is the municipality's own example.</param>
    /// <param name="State">What it told last; null for nothing.</param>
    public sealed record View(string PublicId, string Slug, string Title, string? Municipality, bool IsOwn, AdoptionState? State);
}
