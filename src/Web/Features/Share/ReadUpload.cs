using System.Globalization;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Checks;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;
using Vejviser.Web.Documents;

namespace Vejviser.Web.Features.Share;

/// <summary>Makes a draft's first text of a filled template, another document with such headings, or pasted text.</summary>
public sealed class ReadUpload(ContentFollower content)
{
    /// <summary>Reads a Word document.</summary>
    public Proposal Read(Stream docx)
    {
        try
        {
            // Text that an author does not see, in comments and properties, is checked too.
            var hidden = DocxText.Read(docx).FirstOrDefault(text => CprNumbers.Find(text.Text).Any(number => number.IsCertain));
            if (hidden.Text is not null)
            {
                return Proposal.Refused(new("fil", $"Dokumentet indeholder et CPR-nummer ({hidden.Part}); fjern det, og vælg filen igen. Intet er gemt.", "cpr"));
            }

            docx.Position = 0;
            return Place(TemplateReader.Read(docx));
        }
        catch (UnreadableDocumentException refusal)
        {
            return Proposal.Refused(new("fil", refusal.Message));
        }
    }

    /// <summary>Reads pasted text or Markdown.</summary>
    public Proposal Read(string text) => TextChecks.Check("tekst", text).Blocks() is { Count: > 0 } issues ? new(null, [], issues) : Place(TemplateReader.ReadText(text));

    private Proposal Place(ReadTemplate read)
    {
        var catalogue = content.Current.Catalogue;
        List<UnplacedText> unplaced = [.. read.Unplaced];
        var names = Names(read["municipality"]);
        var municipalities = names.Select(name => (Name: name, Found: catalogue.MunicipalityNamed(name))).ToList();
        KeepWhere(municipalities.Any(one => one.Found is null), "Kommune", string.Join(", ", municipalities.Where(one => one.Found is null).Select(one => one.Name)));
        int? year = int.TryParse(read["year"].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1990 and <= 2100 ? number : null;
        KeepWhere(year is null, "År", read["year"]);
        var advice = Lines(read["advice"]);
        KeepWhere(advice.Count > 3, "Gode råd", string.Join('\n', advice.Skip(3)));
        var proposal = PracticeExampleContent.Blank with
        {
            Title = Line("title", PracticeExampleRequirements.MaxTitle, "Titel"),
            Summary = Line("summary", PracticeExampleRequirements.MaxSummary, "Resumé"),
            Municipalities = municipalities.Where(one => one.Found is not null).Select(one => one.Found!.Code).Distinct().ToList(),
            Year = year,
            TargetGroupText = Line("target_group", PracticeExampleRequirements.MaxLine, "Målgruppe"),
            TargetGroups = catalogue.TargetGroupsWithPhrase(read["target_group"].Trim()),
            Challenge = Text("challenge", "Udfordring"),
            Approach = Text("approach", "Det gjorde I"),
            Results = Text("results", "Resultater"),
            StoppedBecause = Text("stopped_because", "Derfor stoppede I"),
            WhatWasHard = Text("what_was_hard", "Det var svært"),
            Advice = advice.Take(3).Where(one => one.Length <= PracticeExampleRequirements.MaxLine).ToList(),
            Resources = Text("resources", "Tid og penge"),
            Partners = Lines(read["partners"]).Where(one => one.Length <= PracticeExampleRequirements.MaxLine).Take(PracticeExampleRequirements.MaxItems).ToList(),
            ContactMailbox = Domain.Accounts.WorkEmail.Normalize(read["contact_mailbox"]),
            ApprovedBy = Text("approved_by", "Godkendt af", PracticeExampleRequirements.MaxLine),
            VideoUrl = Uri.TryCreate(read["video_url"].Trim(), UriKind.Absolute, out var video) && video.Scheme is "http" or "https" ? read["video_url"].Trim() : null,
        };
        KeepWhere(proposal.ContactMailbox is null, "Fællespostkasse", read["contact_mailbox"]);
        KeepWhere(proposal.VideoUrl is null, "Video", read["video_url"]);
        foreach (var other in read.Fields.Where(field => !Placed.Contains(field.Section.Key)))
        {
            KeepWhere(true, other.Section.Heading, other.Text);
        }

        return new(proposal, unplaced, PracticeExampleRequirements.ToKeep(proposal));

        string Line(string key, int max, string heading)
        {
            var line = string.Join(' ', read[key].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            KeepWhere(line.Length > max, heading, line);
            return line.Length > max ? "" : line;
        }

        string? Text(string key, string heading, int max = PracticeExampleRequirements.MaxText)
        {
            var text = read[key].Trim();
            KeepWhere(text.Length > max, heading, text);
            return text.Length == 0 || text.Length > max ? null : text;
        }

        void KeepWhere(bool isLeft, string heading, string text)
        {
            if (isLeft && !string.IsNullOrWhiteSpace(text))
            {
                unplaced.Add(new(heading, text));
            }
        }
    }

    private static readonly HashSet<string> Placed =
    [
        "title", "summary", "municipality", "year", "target_group", "challenge", "approach", "results", "stopped_because", "what_was_hard",
        "advice", "resources", "partners", "contact_mailbox", "approved_by", "video_url",
    ];

    private static List<string> Lines(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimStart('-', '*', '•', ' ')).Where(line => line.Length > 0).ToList();

    // "Aalborg Kommune, Hjørring og Frederikshavn".
    private static List<string> Names(string text) => text
        .Split([",", "\n", ";", " og ", "/"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(name => name.TrimStart('-', '*', ' ').Replace(" Kommune", "", StringComparison.OrdinalIgnoreCase).Trim())
        .Where(name => name.Length > 0)
        .ToList();

    /// <summary>What a draft could begin with.</summary>
    /// <param name="Content">The text; null when it was refused.</param>
    /// <param name="Unplaced">What no field was found for.</param>
    /// <param name="Issues">Why it was refused.</param>
    public sealed record Proposal(PracticeExampleContent? Content, IReadOnlyList<UnplacedText> Unplaced, IReadOnlyList<Issue> Issues)
    {
        internal static Proposal Refused(Issue issue) => new(null, [], [issue]);
    }
}
