using System.Text.Encodings.Web;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Adoptions;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Editorial.Publishing;

/// <summary>Removes a passage or a file wherever the example has it, for good; that it happened, when and why stays.</summary>
public sealed class RedactExample(ActOnExample acts, IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>Shorter passages would tear holes in other words.</summary>
    public const int MinLength = 3;

    /// <summary>Where a passage stands. Nothing is changed.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(string publicId, string passage, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var example = await db.PracticeExamples.AsNoTracking().AsSplitQuery().Include(example => example.Revisions).Include(example => example.Timeline).SingleAsync(example => example.PublicId == publicId, cancellationToken);
        var traces = await Traces.ReadAsync(db.Drafts.AsNoTracking(), db.ProblemReports.AsNoTracking(), db.Adoptions.AsNoTracking(), db.Outbox.AsNoTracking(), example.Id, passage, cancellationToken);
        var revisions = example.Revisions.Where(revision => revision.Content.Without(passage).ToJson() != revision.Content.ToJson()).OrderBy(revision => revision.Number).ToList();
        List<string> places = [.. revisions.Select(revision => $"Udgave {revision.Number}{(revision.Number == example.PublishedRevision ? ", den læserne ser" : "")}")];
        Add(example.Timeline.Count(entry => entry.Note?.Contains(passage, StringComparison.Ordinal) == true), "note i historien", "noter i historien");
        Add(traces.Drafts.Count, "kladde hos forfatteren", "kladder hos forfatteren");
        Add(traces.Reports.Count, "henvendelse", "henvendelser");
        Add(traces.Adoptions.Count, "kommune, der fortæller om brugen", "kommuner, der fortæller om brugen");
        Add(traces.Messages.Count, "mail", "mails");
        if (example.Slug.Contains(Slug.From(passage), StringComparison.Ordinal))
        {
            places.Add("Eksemplets adresse, som ikke kan ændres: Træk eksemplet tilbage, eller læg det sammen med et andet");
        }

        return places;

        void Add(int count, string one, string many)
        {
            if (count > 0)
            {
                places.Add(Danish.Count(count, one, many));
            }
        }
    }

    /// <summary>The example's files, to choose from.</summary>
    public async Task<IReadOnlyList<Attachment>> FilesAsync(string publicId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Attachments.AsNoTracking()
            .Where(attachment => db.PracticeExamples.Any(example => example.PublicId == publicId && example.Id == attachment.PracticeExampleId))
            .OrderBy(attachment => attachment.CreatedAt)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Removes a passage, exactly as it is written.</summary>
    public async Task<IReadOnlyList<Issue>> RemovePassageAsync(string publicId, string? passage, string? reason, Editor editor, CancellationToken cancellationToken)
    {
        var issues = Judge(passage, reason);
        return issues.Count > 0 ? issues : await acts.RunAsync(
            publicId,
            async open =>
            {
                await LoadAllAsync(open);
                open.Example.Redact(passage!, editor.Actor, open.At, reason!.Trim());
                var traces = await Traces.ReadAsync(open.Db.Drafts, open.Db.ProblemReports, open.Db.Adoptions, open.Db.Outbox, open.Example.Id, passage!, open.Cancellation);
                traces.Remove(passage!);
                open.IsSeenByReaders = true;
                editor.Note(open.Db, "fjernede oplysninger", open.Subject, open.At, reason.Trim());
                return [];
            },
            cancellationToken);
    }

    /// <summary>Removes a file: its bytes, and every mention of it.</summary>
    public async Task<IReadOnlyList<Issue>> RemoveFileAsync(string publicId, Guid file, string? reason, Editor editor, CancellationToken cancellationToken)
    {
        var issues = Note.Issues("reason", reason, "Skriv, hvorfor filen fjernes.");
        return issues.Count > 0 ? issues : await acts.RunAsync(
            publicId,
            async open =>
            {
                await LoadAllAsync(open);
                if (await open.Db.Attachments.SingleOrDefaultAsync(attachment => attachment.Id == file && attachment.PracticeExampleId == open.Example.Id, open.Cancellation) is not { } attachment)
                {
                    return [new("file", "Vælg en af filerne.")];
                }

                foreach (var draft in await open.Db.Drafts.Where(draft => draft.PracticeExampleId == open.Example.Id).ToListAsync(open.Cancellation))
                {
                    draft.Content = draft.Content with { Attachments = draft.Content.Attachments.Where(reference => reference.Id != file).ToList() };
                    draft.Version++;
                }

                open.Db.Remove(attachment);
                open.Example.RemoveAttachment(file, editor.Actor, open.At, reason!.Trim());
                open.IsSeenByReaders = true;
                editor.Note(open.Db, "fjernede en fil", open.Subject, open.At, reason.Trim());
                return [];
            },
            cancellationToken);
    }

    /// <summary>What is wrong with the form. The reason is kept where nothing can be removed any more, so it must not repeat what is.</summary>
    public static IReadOnlyList<Issue> Judge(string? passage, string? reason) =>
    [
        .. JudgePassage(passage),
        .. Note.Issues("reason", reason, "Skriv, hvorfor oplysningerne fjernes."),
        .. !string.IsNullOrEmpty(passage) && reason?.Contains(passage, StringComparison.OrdinalIgnoreCase) == true
            ? [new("reason", "Skriv begrundelsen uden at gentage det, der skal fjernes.")]
            : Array.Empty<Issue>(),
    ];

    /// <summary>What is wrong with the passage alone.</summary>
    public static IReadOnlyList<Issue> JudgePassage(string? passage) => (passage ?? "").Trim().Length < MinLength
        ? [new("passage", $"Skriv stedet præcis, som det står, mindst {MinLength} tegn.")]
        : passage!.Contains(PracticeExampleContent.Removed, StringComparison.Ordinal) ? [new("passage", "Det er allerede fjernet.")] : [];

    private static async Task LoadAllAsync(OpenExample open)
    {
        await open.Db.Entry(open.Example).Collection(example => example.Revisions).LoadAsync(open.Cancellation);
        await open.Db.Entry(open.Example).Collection(example => example.Timeline).LoadAsync(open.Cancellation);
    }

    /// <summary>Where a passage stands outside the example itself.</summary>
    private sealed record Traces(IReadOnlyList<Draft> Drafts, IReadOnlyList<Domain.Reports.ProblemReport> Reports, IReadOnlyList<Adoption> Adoptions, IReadOnlyList<Data.Mail.OutboxMessage> Messages)
    {
        public static async Task<Traces> ReadAsync(
            IQueryable<Draft> drafts, IQueryable<Domain.Reports.ProblemReport> reports, IQueryable<Adoption> adoptions, IQueryable<Data.Mail.OutboxMessage> outbox, int exampleId, string passage, CancellationToken cancellationToken)
        {
            var encoded = HtmlEncoder.Default.Encode(passage);
            return new(
                (await drafts.Where(draft => draft.PracticeExampleId == exampleId).ToListAsync(cancellationToken)).Where(draft => Holds(draft, passage)).ToList(),
                await reports.Where(report => report.Text.Contains(passage) || (report.Outcome != null && report.Outcome.Contains(passage))).ToListAsync(cancellationToken),
                (await adoptions.Where(adoption => adoption.PracticeExampleId == exampleId).Include(adoption => adoption.Reports).ToListAsync(cancellationToken)).Where(adoption => adoption.Holds(passage)).ToList(),
                await outbox.Where(message => message.Subject.Contains(passage) || message.Text.Contains(passage) || message.Html.Contains(encoded)).ToListAsync(cancellationToken));
        }

        public void Remove(string passage)
        {
            foreach (var draft in Drafts)
            {
                // An open page of the author's must not bring it back.
                draft.Version++;
                draft.Content = draft.Content.Without(passage);
                draft.Unplaced = draft.Unplaced.Select(text => new UnplacedText(Without(text.Heading), Without(text.Text)!)).ToList();
            }

            foreach (var report in Reports)
            {
                report.Text = Without(report.Text)!;
                report.Outcome = Without(report.Outcome);
            }

            foreach (var adoption in Adoptions)
            {
                adoption.Redact(passage);
            }

            var encoded = HtmlEncoder.Default.Encode(passage);
            foreach (var message in Messages)
            {
                message.Subject = Without(message.Subject)!;
                message.Text = Without(message.Text)!;
                message.Html = message.Html.Replace(encoded, PracticeExampleContent.Removed, StringComparison.Ordinal);
            }

            string? Without(string? text) => text?.Replace(passage, PracticeExampleContent.Removed, StringComparison.Ordinal);
        }

        private static bool Holds(Draft draft, string passage) =>
            draft.Content.Without(passage).ToJson() != draft.Content.ToJson() ||
            draft.Unplaced.Any(text => text.Text.Contains(passage, StringComparison.Ordinal) || text.Heading?.Contains(passage, StringComparison.Ordinal) == true);
    }
}
