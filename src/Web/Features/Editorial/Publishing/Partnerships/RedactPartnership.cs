using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Vejviser.Data;
using Vejviser.Data.Mail;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Features.Partnerships;

namespace Vejviser.Web.Features.Editorial.Publishing.Partnerships;

/// <summary>Removes a passage from everything written in a partnership and mailed about it, for good; that it happened, when and why stays in the log.</summary>
/// <remarks>Every text of every row is looked at, as the database's own model has them: a field that is new is reached without anybody thinking of it.</remarks>
public sealed class RedactPartnership(IDbContextFactory<AppDbContext> contexts, ChangePartnership change)
{
    private static readonly Dictionary<Type, (string One, string Many)> Names = new()
    {
        [typeof(Partnership)] = ("invitation", "invitationer"),
        [typeof(Enrolment)] = ("tilmelding", "tilmeldinger"),
        [typeof(EnrolmentEvent)] = ("begrundelse", "begrundelser"),
        [typeof(Goal)] = ("mål", "mål"),
        [typeof(Milestone)] = ("milepæl", "milepæle"),
        [typeof(Question)] = ("spørgsmål", "spørgsmål"),
        [typeof(Answer)] = ("svar", "svar"),
        [typeof(SharedDocument)] = ("dokumentnavn", "dokumentnavne"),
        [typeof(Meeting)] = ("møde", "møder"),
        [typeof(HelpPost)] = ("opslag", "opslag"),
        [typeof(Recommendation)] = ("anbefaling", "anbefalinger"),
        [typeof(Endorsement)] = ("stilling til en anbefaling", "stillinger til anbefalinger"),
        [typeof(OutboxMessage)] = ("mail", "mails"),
    };

    /// <summary>Where a passage stands. Nothing is changed.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(Partnership partnership, string passage, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await LoadAsync(db, partnership, passage, cancellationToken);
        return Remove(db, passage).GroupBy(row => row.Metadata.ClrType).Select(rows => Danish.Capitalised(Danish.Count(rows.Count(), Names[rows.Key].One, Names[rows.Key].Many))).ToList();
    }

    /// <summary>Removes it, exactly as it is written.</summary>
    /// <returns>What stands in the way; empty when it is gone.</returns>
    public async Task<IReadOnlyList<Issue>> RunAsync(Partnership partnership, string? passage, string? reason, Editor editor, CancellationToken cancellationToken)
    {
        var issues = RedactExample.Judge(passage, reason);
        return issues.Count > 0 ? issues : await change.RunAsync(partnership, editor.SiteUrl, "Andre skrev imens. Prøv igen.", async (db, now) =>
        {
            await LoadAsync(db, partnership, passage!, cancellationToken);
            if (Remove(db, passage!).Count == 0)
            {
                return [new("passage", "Det står ingen steder i partnerskabet. Skriv det præcis, som det står.")];
            }

            editor.Account.Note(db, "fjernede oplysninger", partnership.Slug, now, reason!.Trim());
            return [];
        }, cancellationToken);
    }

    private static async Task LoadAsync(AppDbContext db, Partnership partnership, string passage, CancellationToken cancellationToken)
    {
        var (id, encoded) = (partnership.Id, HtmlEncoder.Default.Encode(passage));
        await db.Partnerships.Where(one => one.Id == id).LoadAsync(cancellationToken);
        await db.Enrolments.Include(one => one.Events).Where(one => one.PartnershipId == id).LoadAsync(cancellationToken);
        await db.Goals.Where(goal => db.Enrolments.Any(one => one.Id == goal.EnrolmentId && one.PartnershipId == id)).LoadAsync(cancellationToken);
        await db.Milestones.Where(one => one.PartnershipId == id).LoadAsync(cancellationToken);
        await db.Questions.Include(one => one.Answers).Where(one => one.PartnershipId == id).LoadAsync(cancellationToken);
        await db.SharedDocuments.Where(one => one.PartnershipId == id).LoadAsync(cancellationToken);
        await db.Meetings.Where(one => one.PartnershipId == id).LoadAsync(cancellationToken);
        await db.HelpPosts.Where(one => one.PartnershipId == id).LoadAsync(cancellationToken);
        await db.Recommendations.Include(one => one.Endorsements).Where(one => one.PartnershipId == id).LoadAsync(cancellationToken);
        await db.Outbox.Where(message => message.Subject.Contains(passage) || message.Text.Contains(passage) || message.Html.Contains(encoded)).LoadAsync(cancellationToken);
    }

    // The rows it stood in.
    private static List<EntityEntry> Remove(AppDbContext db, string passage) => db.ChangeTracker.Entries().Where(row => Names.ContainsKey(row.Metadata.ClrType)).ToList()
        .FindAll(row => row.Properties.Where(property => !property.Metadata.IsKey() && !property.Metadata.IsForeignKey()).ToList().FindAll(property => Remove(property, passage)).Count > 0);

    private static bool Remove(PropertyEntry property, string passage)
    {
        var converter = property.Metadata.GetTypeMapping().Converter;
        if (property.CurrentValue is not { } value || (converter is null ? value : converter.ConvertToProvider(value)) is not string text)
        {
            return false;
        }

        // A value kept as JSON holds it escaped, and mail as HTML encoded.
        var written = converter is not null ? Escaped(passage) : property.Metadata.Name == nameof(OutboxMessage.Html) ? HtmlEncoder.Default.Encode(passage) : passage;
        if (!text.Contains(written, StringComparison.Ordinal))
        {
            return false;
        }

        var without = text.Replace(written, PracticeExampleContent.Removed, StringComparison.Ordinal);
        property.CurrentValue = converter is null ? without : converter.ConvertFromProvider(without);
        return true;
    }

    private static string Escaped(string passage) => JsonSerializer.Serialize(passage, JsonText)[1..^1];

    private static JsonSerializerOptions JsonText { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
