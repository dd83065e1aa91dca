using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Data.Use;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Checks;
using Vejviser.Domain.Municipalities;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Mail;
using Vejviser.Web.Use;

namespace Vejviser.Web.Features.PracticeExamples;

/// <summary>Sends a reader's letter to the mailbox of an example's municipality, which the reader never sees. Nothing else is kept.</summary>
public sealed class WriteToContact(IDbContextFactory<AppDbContext> contexts, ContentFollower content, UseCounter uses, LetterLimits limits, TimeProvider clock)
{
    public const int MaxText = 5_000;
    public const int MaxName = 100;

    private const string Kind = "reader-letter";
    private const int MaxPerMailboxADay = 20;

    /// <summary>Whom readers can write to; null when readers see no example here.</summary>
    public async Task<Contact?> FindAsync(string slug, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(slug))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Published(example => example.Slug == slug).SingleOrDefaultAsync(cancellationToken) is { } example
            ? new(slug, example.Content.Title, example.Content.ContactMailbox is not null, example.Content.Municipalities.Select(code => content.Current.Catalogue.Municipalities[code]).ToList())
            : null;
    }

    /// <summary>What is wrong with a letter.</summary>
    public static IReadOnlyList<Issue> Judge(ReaderLetter letter)
    {
        List<Issue> issues = [];
        if (letter.Name?.Length > MaxName)
        {
            issues.Add(new("name", $"Kort navnet ned til højst {MaxName} tegn."));
        }

        if (!WorkEmail.IsValid(letter.Email))
        {
            issues.Add(new("email", "Skriv din mailadresse, så kommunen kan svare.", "required"));
        }

        if (string.IsNullOrWhiteSpace(letter.Text))
        {
            issues.Add(new("text", "Skriv, hvad du vil spørge om.", "required"));
        }
        else if (letter.Text.Length > MaxText)
        {
            issues.Add(new("text", $"Kort beskeden ned til højst {Danish.Number(MaxText)} tegn."));
        }

        return [.. issues, .. CprNumbers.Find(letter.Name ?? "").Any(number => number.IsCertain) ? [new Issue("name", "Fjern CPR-nummeret fra navnet.", "cpr")] : Array.Empty<Issue>(), .. TextChecks.Check("text", letter.Text ?? "").Blocks()];
    }

    /// <summary>Puts the letter in the outbox.</summary>
    public async Task<IReadOnlyList<Issue>> SendAsync(string slug, ReaderLetter letter, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Published(example => example.Slug == slug).SingleOrDefaultAsync(cancellationToken) is not { Content: { ContactMailbox: { } mailbox } example })
        {
            return [new("", "Eksemplet kan ikke modtage beskeder. Brug kommunens egen hjemmeside.")];
        }

        if (!await limits.ReachesAsync(db, Kind, mailbox, MaxPerMailboxADay, TimeSpan.FromDays(1), cancellationToken))
        {
            return [new("", "Kommunen har fået mange beskeder i dag. Gem teksten, og prøv igen i morgen.")];
        }

        var email = WorkEmail.Normalize(letter.Email)!;
        var name = string.Join(' ', (letter.Name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var link = ("Se eksemplet", letter.SiteUrl + PracticeExampleLinks.Details(slug));
        var text = letter.Text!.Trim().ReplaceLineEndings("\n");
        new Letter(
            Kind,
            "Spørgsmål til jeres eksempel i Vejviser",
            $"En læser af jeres eksempel »{example.Title}« skriver:",
            text,
            $"Afsender: {(name.Length > 0 ? $"{name}, " : "")}{email}. Svar på denne mail, så går svaret dertil. Vejviser har ikke vist jeres adresse.")
        {
            ReplyTo = email,
            Link = link,
        }.Send(db, mailbox, now);
        if (WorkEmail.Normalize(letter.SignedInAs) == email)
        {
            new Letter("reader-letter-copy", "Kopi af dit spørgsmål i Vejviser", $"Du har skrevet til kommunen bag eksemplet »{example.Title}«:", text) { Link = link }.Send(db, email, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        uses.Count(slug, UseKind.Contact);
        return [];
    }

    /// <summary>Whom readers can write to.</summary>
    /// <param name="Slug">The example's address.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="HasMailbox">Whether the municipality takes letters here.</param>
    /// <param name="Municipalities">Whose example it is.</param>
    public sealed record Contact(string Slug, string Title, bool HasMailbox, IReadOnlyList<Municipality> Municipalities);

    /// <summary>What a reader typed.</summary>
    /// <param name="Name">May be empty.</param>
    /// <param name="Email">Where the answer goes.</param>
    /// <param name="Text">The question.</param>
    /// <param name="SignedInAs">The reader's proven address; null for nobody's. Only that one gets a copy, so that nobody can have us write to strangers.</param>
    /// <param name="SiteUrl">Where the site is seen from.</param>
    public sealed record ReaderLetter(string? Name, string? Email, string? Text, string? SignedInAs, string SiteUrl);
}
