using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Checks;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Search;
using Vejviser.Domain.Sharing;
using Vejviser.Web.Documents;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Share.Drafts;

/// <summary>Begins a draft with a document or a text: what is understood becomes fields, and the rest is kept beside them.</summary>
public sealed partial class ImportDraft(IDbContextFactory<AppDbContext> contexts, ContentFollower content, EditDraft edit, TimeProvider clock)
{
    private const int MaxPasted = 500_000;

    private Catalogue Catalogue => content.Current.Catalogue;

    /// <summary>Begins a draft.</summary>
    /// <param name="upload">A Word document; null for none.</param>
    /// <param name="pasted">A text, if there is no document.</param>
    /// <param name="email">Whose draft it is, when an editor uploads it for them; they are mailed the link.</param>
    /// <param name="siteUrl">The site's address, for the letter.</param>
    /// <param name="cancellationToken">Stops; nothing is kept then.</param>
    public async Task<(string? Token, IReadOnlyList<Issue> Issues)> RunAsync(IFormFile? upload, string? pasted, string? email, string siteUrl, CancellationToken cancellationToken)
    {
        var author = string.IsNullOrWhiteSpace(email) ? null : WorkEmail.Normalize(email);
        if (!string.IsNullOrWhiteSpace(email) && author is null)
        {
            return (null, [new("email", "Skriv hele afsenderens mailadresse, for eksempel navn@kommune.dk.")]);
        }

        var (read, issues) = upload is { Length: > 0 } ? await ReadAsync(upload, cancellationToken) : Read(pasted);
        if (read is null)
        {
            return (null, issues);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var draft = Propose(read, now);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        draft.Touch(now);
        db.Add(draft);
        await db.SaveChangesAsync(cancellationToken);
        var token = DraftLinks.TokenOf(db.NewLink(draft.Id, now));
        if (author is not null)
        {
            await edit.ChangeEmailAsync(db, draft, author, siteUrl, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (token, []);
    }

    private static async Task<(ReadTemplate? Read, IReadOnlyList<Issue> Issues)> ReadAsync(IFormFile upload, CancellationToken cancellationToken)
    {
        await using var stream = upload.OpenReadStream();
        var (file, refusal) = await AttachmentFile.InspectAsync(stream, cancellationToken);
        if (file?.Kind is not AttachmentKind.Docx)
        {
            return (null, [new("file", refusal?.Message ?? "Vælg et Word-dokument (.docx), eller kopiér teksten ind i feltet.")]);
        }

        var numbers = file.Texts.SelectMany(part => TextChecks.Check("file", part.Text).Blocks().Select(issue => new Issue("file", $"{issue.Message} Det står i dokumentets {part.Part}.", issue.Code))).Take(3).ToList();
        if (numbers.Count > 0)
        {
            return (null, numbers);
        }

        try
        {
            var read = TemplateReader.Read(new MemoryStream(file.Content));
            return read.Fields.All(field => field.Text.Length == 0) && read.Unplaced.Count == 0 ? (null, [new("file", "Dokumentet er tomt; vælg et, der er skrevet i.")]) : (read, []);
        }
        catch (UnreadableDocumentException unreadable)
        {
            return (null, [new("file", unreadable.Message)]);
        }
    }

    private static (ReadTemplate? Read, IReadOnlyList<Issue> Issues) Read(string? pasted)
    {
        var text = pasted?.ReplaceLineEndings("\n") ?? "";
        IReadOnlyList<Issue> issues =
            string.IsNullOrWhiteSpace(text) ? [new("text", "Vælg et Word-dokument, eller skriv teksten i feltet.")]
            : text.Length > MaxPasted ? [new("text", $"Kort teksten ned til højst {Danish.Number(MaxPasted)} tegn.")]
            : TextChecks.Check("text", text).Blocks();
        return issues.Count > 0 ? (null, issues) : (TemplateReader.ReadText(text), []);
    }

    // Field by field: what a field cannot hold stays beside the form, as its author wrote it.
    private Draft Propose(ReadTemplate read, DateTime now)
    {
        var proposed = PracticeExampleContent.Blank;
        List<UnplacedText> unplaced = [];
        foreach (var field in read.Fields.Where(field => field.Text.Length > 0))
        {
            var (values, left) = Understand(field.Section.Key, field.Text);
            if (values.Count > 0 && Tried(proposed, field.Section.Key, values) is { } with)
            {
                proposed = with;
            }
            else
            {
                left = field.Text;
            }

            if (field.Section.Key == "approved_by" && ApprovedOn(field.Text) is { } day)
            {
                proposed = proposed with { ApprovedOn = day };
            }

            if (left is not null)
            {
                unplaced.Add(new(field.Headings is [var heading, ..] ? heading : field.Section.Heading, left));
            }
        }

        return new() { Content = proposed, Unplaced = [.. unplaced, .. read.Unplaced], CreatedAt = now, UpdatedAt = now, ExpiresAt = now };
    }

    private PracticeExampleContent? Tried(PracticeExampleContent before, string field, IReadOnlyList<string> values)
    {
        var read = ExampleForm.Of(before, Catalogue).With(field, values).Over(before, Catalogue, out var issues);
        return issues.Concat(PracticeExampleRequirements.ToKeep(read)).Any(issue => issue.Field == field) ? null : read;
    }

    /// <summary>What the form holds for an answer, and what of it is to be kept beside the form.</summary>
    private (IReadOnlyList<string> Values, string? Left) Understand(string field, string text)
    {
        switch (field)
        {
            case "municipality":
                var names = StepForm.MunicipalityNames(text).ToList();
                var known = names.Where(name => Catalogue.MunicipalityNamed(name) is not null).ToList();
                return (known, known.Count == names.Count ? null : text);
            case "year":
                var year = Year().Match(text);
                return (year.Success ? [year.Value] : [], year.Value == text.Trim() ? null : text);
            case "contact_mailbox":
                var mailbox = text.Split([' ', ',', ';', '\n', '<', '>', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('.', ':')).FirstOrDefault(word => WorkEmail.IsValid(word));
                return (mailbox is null ? [] : [mailbox], mailbox == text.Trim() ? null : text);
            case "themes":
                return Chosen(text, Catalogue.Themes.Values.SelectMany(theme => new[] { (theme.Id, theme.Name), (theme.Id, theme.ShortName) }));
            case "effort_types":
                return Chosen(text, Catalogue.EffortTypes.Values.Select(effort => (effort.Id, effort.Name)));
            case "advice" when text.Split('\n').Length > 3:
                var advice = text.Split('\n');
                return ([string.Join('\n', advice.Take(3))], string.Join('\n', advice.Skip(3)));
            default:
                return ([text], null);
        }
    }

    private static (IReadOnlyList<string> Ids, string? Left) Chosen(string text, IEnumerable<(string Id, string Name)> choices)
    {
        var byName = choices.ToLookup(choice => DanishText.Fold(choice.Name), choice => choice.Id);
        var asked = text.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var ids = asked.SelectMany(name => byName[DanishText.Fold(name)].Take(1)).Distinct().ToList();
        return (ids, ids.Count == asked.Length ? null : text);
    }

    private static DateOnly? ApprovedOn(string text) =>
        Day().Match(text) is { Success: true } match && DateOnly.TryParse(match.Value, Danish.Culture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex(@"\b(19[9]\d|20\d\d)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex(@"\b\d{1,2}\. ?(\p{L}{3,9}|\d{1,2}\.?) ?\d{4}\b|\b\d{1,2}-\d{1,2}-\d{4}\b|\b\d{4}-\d{2}-\d{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Day();
}
