using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Attachments;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;
using Vejviser.Web.Access;
using Vejviser.Web.Documents;

namespace Vejviser.Web.Features.Partnerships.Workspace;

/// <summary>What a municipality itself has written in a partnership, as a zip file: a Word document to read, the same as JSON, and its documents. Also after it has left.</summary>
public sealed class ExportPart(IDbContextFactory<AppDbContext> contexts, Goals goals, HelpExchange exchange, ContentFollower content)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static async Task<IResult> DownloadAsync(string slug, HttpContext context, ExportPart export, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (context.User.MunicipalityCode() is not { } municipality || !Slug.IsValid(slug) || await export.FindAsync(slug, municipality, cancellationToken) is not { } part)
        {
            return Results.NotFound();
        }

        // Into a file that goes with its reader: zip files are not written to a connection without blocking, and documents may be large.
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 81_920, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        try
        {
            await export.WriteAsync(part, file, cancellationToken);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        file.Position = 0;
        return Results.Stream(file, "application/zip", $"{slug}-{part.Municipality.Slug}.zip");
    }

    private async Task<Part?> FindAsync(string slug, string municipality, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        if (await db.Partnerships.SingleOrDefaultAsync(one => one.Slug == slug, cancellationToken) is not { } partnership ||
            await db.Enrolments.Include(one => one.Events).SingleOrDefaultAsync(one => one.PartnershipId == partnership.Id && one.MunicipalityCode == municipality, cancellationToken) is not { } own)
        {
            return null;
        }

        return new(
            partnership,
            own,
            content.Current.Catalogue.Municipalities[municipality],
            (await db.Goals.Where(one => one.EnrolmentId == own.Id).OrderBy(one => one.Id).ToListAsync(cancellationToken)).ConvertAll(goal => goals.Course(goal, municipality)),
            await db.Milestones.Where(one => one.EnrolmentId == own.Id).OrderBy(one => one.DueOn).ToListAsync(cancellationToken),
            await db.Questions.Include(one => one.Answers).Where(one => one.EnrolmentId == own.Id).OrderBy(one => one.Id).ToListAsync(cancellationToken),
            await db.Questions.SelectMany(one => one.Answers.Where(answer => answer.EnrolmentId == own.Id), (question, answer) => new OwnAnswer(question.Text, answer)).ToListAsync(cancellationToken),
            await db.HelpPosts.Where(one => one.EnrolmentId == own.Id).OrderBy(one => one.Id).ToListAsync(cancellationToken),
            await db.Meetings.Where(one => one.EnrolmentId == own.Id).OrderBy(one => one.StartsAt).ToListAsync(cancellationToken),
            await db.Recommendations.SelectMany(one => one.Endorsements.Where(said => said.EnrolmentId == own.Id), (recommendation, said) => new OwnStance(recommendation.Content, said)).ToListAsync(cancellationToken),
            await db.SharedDocuments.Where(one => one.EnrolmentId == own.Id).Join(db.Attachments, one => one.AttachmentId, file => file.Id, (one, file) => new Documents.SharedFile(one, file)).ToListAsync(cancellationToken));
    }

    private async Task WriteAsync(Part part, Stream output, CancellationToken cancellationToken)
    {
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        await using (var entry = await zip.CreateEntry("jeres-del.docx").OpenAsync(cancellationToken))
        {
            await entry.WriteAsync(Written(part), cancellationToken);
        }

        await using (var entry = await zip.CreateEntry("jeres-del.json").OpenAsync(cancellationToken))
        {
            await JsonSerializer.SerializeAsync(entry, Data(part), Json, cancellationToken);
        }

        foreach (var (document, file) in part.Documents)
        {
            await using var entry = await zip.CreateEntry($"dokumenter/{document.Id}-{file.FileName}", CompressionLevel.NoCompression).OpenAsync(cancellationToken);
            await contexts.CopyAttachmentAsync(file.Id, entry, cancellationToken);
        }
    }

    private byte[] Written(Part part)
    {
        using var document = new WordDocument(part.Partnership.Content.Title);
        document.AddHeading("Heading1", $"{part.Municipality.FullName} i »{part.Partnership.Content.Title}«", "top");
        document.AddParagraph("Manchet", part.Own.Terms.Aim);
        Section("Tilmelding", part.Own.Events.Select(one => $"{Day(one.At)}: {one.What}{(one.Reason is null ? "" : $". {one.Reason}")}"));
        Section("Mål", part.Goals.SelectMany(course => course.Points.Select(point => $"{point.When}: {(point.Value is { } value ? Danish.Number(value) : "intet tal")}. Kilde: {point.Source}")
            .Prepend($"{course.Goal.Text} Mål: {Danish.Number(course.Goal.Target)} {course.Unit} {Danish.Date(course.Goal.TargetOn)}")));
        Section("Milepæle", part.Milestones.Select(one => $"{Danish.Date(one.DueOn)}: {one.Text}{(one.DoneOn is { } done ? $" (nået {Danish.Date(done)})" : "")}"));
        Section("Spørgsmål, I har stillet", part.Questions.Select(one => $"{Day(one.CreatedAt)}: {one.Text}"));
        Section("Svar, I har givet", part.Answers.Select(one => $"{Day(one.Answer.CreatedAt)}: {one.Answer.Text} (på spørgsmålet: {one.Question})"));
        Section("Hjælp", part.Help.Select(one => $"{Day(one.CreatedAt)}: {(one.IsOffer ? "Tilbudt" : "Søgt")}, {exchange.About(one)}: {one.Text}"));
        Section("Møder, I har indkaldt til", part.Meetings.Select(one => $"{DanishTime.Moment(one.StartsAt)}: {one.Title}, {one.Place}"));
        Section("Anbefalinger", part.Stances.Select(one => $"{one.Content.Title}: {one.Said.Stance.Name().ToLower(Danish.Culture)}{(one.Said.Text is null ? "" : $". {one.Said.Text}")}"));
        Section("Dokumenter", part.Documents.Select(one => $"{one.Document.Title} ({one.File.FileName})"));
        using var buffer = new MemoryStream();
        document.Save(buffer);
        return buffer.ToArray();

        void Section(string heading, IEnumerable<string> lines)
        {
            document.AddHeading("Heading2", heading, Slug.From(heading));
            foreach (var line in lines)
            {
                document.AddListItem(null, 0, WordDocument.Text(line));
            }
        }

        static string Day(DateTime at) => Danish.Date(DanishTime.DayOf(at));
    }

    private static object Data(Part part) => new
    {
        partnership = part.Partnership.Slug,
        municipality = part.Municipality.Code,
        state = part.Own.State.ToString(),
        terms = part.Own.Terms,
        events = part.Own.Events.Select(one => new { one.At, one.What, one.Reason }),
        goals = part.Goals.Select(course => new { course.Goal.Text, course.Goal.SeriesId, course.Unit, course.Goal.Target, course.Goal.TargetOn, course.Points }),
        milestones = part.Milestones.Select(one => new { one.Text, one.DueOn, one.DoneOn }),
        questions = part.Questions.Select(one => new { one.Text, one.CreatedAt }),
        answers = part.Answers.Select(one => new { one.Question, one.Answer.Text, one.Answer.CreatedAt }),
        help = part.Help.Select(one => new { kind = one.IsOffer ? "offered" : "wanted", one.EffortTypeId, one.TargetGroupId, one.Text, one.CreatedAt, one.ClosedAt }),
        meetings = part.Meetings.Select(one => new { one.Title, one.StartsAt, one.EndsAt, one.Place, one.Text }),
        stances = part.Stances.Select(one => new { recommendation = one.Content.Title, stance = one.Said.Stance.Id(), one.Said.Text, one.Said.At }),
        documents = part.Documents.Select(one => new { one.Document.Title, file = $"dokumenter/{one.Document.Id}-{one.File.FileName}" }),
    };

    private sealed record Part(
        Partnership Partnership, Enrolment Own, Domain.Municipalities.Municipality Municipality, IReadOnlyList<GoalCourse> Goals, IReadOnlyList<Milestone> Milestones, IReadOnlyList<Question> Questions,
        IReadOnlyList<OwnAnswer> Answers, IReadOnlyList<HelpPost> Help, IReadOnlyList<Meeting> Meetings, IReadOnlyList<OwnStance> Stances, IReadOnlyList<Documents.SharedFile> Documents);

    private sealed record OwnAnswer(string Question, Answer Answer);

    private sealed record OwnStance(RecommendationContent Content, Endorsement Said);
}
