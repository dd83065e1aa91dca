using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Partnerships.Workspace;

/// <summary>Recommendations while they are written: anybody in the workspace drafts, KL asks, and each participant says where it stands.</summary>
public sealed class Recommendations(WorkspaceWriter writer, ContentFollower content)
{
    private const int MostExamples = 20;

    private static readonly Issue Gone = new("", "En anden har ændret anbefalingen imens. Det, du skrev, står her endnu; åbn anbefalingen i et andet vindue, og sammenlign.");

    public Task<List<Recommendation>> ListAsync(Membership member, CancellationToken cancellationToken) => writer.ReadAsync(
        db => db.Recommendations.Include(one => one.Endorsements).Where(one => one.PartnershipId == member.Partnership.Id).OrderBy(one => one.Number).ToListAsync(cancellationToken), cancellationToken);

    /// <summary>One of them; null for none.</summary>
    public Task<Recommendation?> FindAsync(Membership member, int number, CancellationToken cancellationToken) => writer.ReadAsync(
        db => db.Recommendations.Include(one => one.Endorsements).SingleOrDefaultAsync(one => one.PartnershipId == member.Partnership.Id && one.Number == number, cancellationToken), cancellationToken);

    /// <summary>The form with what stands in a recommendation.</summary>
    /// <param name="recommendation">The recommendation.</param>
    /// <param name="siteUrl">Examples are shown by their addresses.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<TypedForm> FormOfAsync(Recommendation recommendation, string siteUrl, CancellationToken cancellationToken)
    {
        var told = recommendation.Content;
        var slugs = await writer.ReadAsync(db => db.Published(example => told.Examples.Contains(example.PublicId)).ToDictionaryAsync(example => example.PublicId, example => example.Slug, cancellationToken), cancellationToken);
        return TypedForm.Of(
            ("title", told.Title), ("text", told.Text), ("examples", string.Join('\n', told.Examples.Where(slugs.ContainsKey).Select(id => siteUrl + PracticeExampleLinks.Details(slugs[id])))),
            ("series", told.Series.ToArray()), ("version", recommendation.Version.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Begins a draft.</summary>
    /// <returns>Its number, or what is wrong.</returns>
    public async Task<(int Number, IReadOnlyList<Issue> Issues)> AddAsync(Membership member, TypedForm form, CancellationToken cancellationToken)
    {
        var number = 0;
        var issues = await writer.WriteAsync(member, async open =>
        {
            var told = await ReadAsync(open.Db, form, cancellationToken);
            if (form.Issues.Count == 0)
            {
                number = 1 + (await open.Db.Recommendations.Where(one => one.PartnershipId == open.PartnershipId).MaxAsync(one => (int?)one.Number, cancellationToken) ?? 0);
                open.Db.Add(new Recommendation { PartnershipId = open.PartnershipId, Number = number, Content = told, CreatedAt = open.At });
            }

            return form.Issues;
        }, cancellationToken);
        return (number, issues);
    }

    /// <summary>Writes it anew, unless somebody else has.</summary>
    public Task<IReadOnlyList<Issue>> RewriteAsync(Membership member, int number, TypedForm form, CancellationToken cancellationToken) => ActAsync(member, number, async (open, recommendation) =>
    {
        var told = await ReadAsync(open.Db, form, cancellationToken);
        if (recommendation.Version != form.Version)
        {
            return [Gone];
        }

        if (form.Issues.Count == 0)
        {
            recommendation.Rewrite(told, open.At);
        }

        return form.Issues;
    }, cancellationToken);

    /// <summary>Asks the participants where they stand; KL does.</summary>
    public Task<IReadOnlyList<Issue>> OpenAsync(Membership member, int number, CancellationToken cancellationToken) => ActAsync(member, number, (open, recommendation) =>
    {
        if (!member.IsKl)
        {
            return Task.FromResult<IReadOnlyList<Issue>>([new("", "Kun KL kan bede deltagerne tage stilling.")]);
        }

        recommendation.Open(open.At);
        return Task.FromResult<IReadOnlyList<Issue>>([]);
    }, cancellationToken);

    /// <summary>A participant says where it stands on the wording it read.</summary>
    public Task<IReadOnlyList<Issue>> SayAsync(Membership member, int number, TypedForm form, CancellationToken cancellationToken)
    {
        var stance = form.One("stance", Enum.GetValues<Stance>().Select(one => one.Id()), "Vælg, hvor I står.");
        var text = form.TextOrNull("said", Endorsement.MaxText);
        if (text is null && stance is not null && stance != Stance.Endorses.Id())
        {
            form.Wrong("said", stance == Stance.Dissents.Id() ? "Skriv, hvorfor I er uenige." : "Skriv jeres bemærkning.");
        }

        if (text is not null && stance == Stance.Endorses.Id())
        {
            form.Wrong("said", $"Vælg {Danish.Quoted(Stance.EndorsesWithRemark.Name())}, eller slet bemærkningen.");
        }

        if (member.IsKl)
        {
            form.Wrong("", "Kun deltagerne tager stilling.");
        }

        return ActAsync(member, number, (open, recommendation) =>
        {
            if (form.Issues.Count > 0)
            {
                return Task.FromResult(form.Issues);
            }

            if (form["wording"] != recommendation.Wording.ToString(CultureInfo.InvariantCulture))
            {
                return Task.FromResult<IReadOnlyList<Issue>>([new("", "Teksten er skrevet om, siden I læste den. Læs den igen her på siden, og tag stilling; det, du skrev, står her endnu.")]);
            }

            var chosen = Enum.GetValues<Stance>().Single(one => one.Id() == stance);
            recommendation.Say(open.EnrolmentId!.Value, recommendation.Wording, chosen, text, open.At);
            return Task.FromResult<IReadOnlyList<Issue>>([]);
        }, cancellationToken);
    }

    /// <summary>The series a recommendation can rest on.</summary>
    public IEnumerable<Domain.Figures.Series> Series => content.Current.Figures.All.Select(table => table.Series);

    private Task<IReadOnlyList<Issue>> ActAsync(Membership member, int number, Func<OpenWorkspace, Recommendation, Task<IReadOnlyList<Issue>>> act, CancellationToken cancellationToken) => writer.WriteAsync(member, async open =>
        await open.Db.Recommendations.Include(one => one.Endorsements).SingleOrDefaultAsync(one => one.PartnershipId == open.PartnershipId && one.Number == number, cancellationToken) is { } recommendation
            ? await act(open, recommendation)
            : [Gone], cancellationToken);

    private async Task<RecommendationContent> ReadAsync(AppDbContext db, TypedForm form, CancellationToken cancellationToken)
    {
        var title = form.Text("title", Recommendation.MaxTitle, "Skriv anbefalingen i få ord.");
        var text = form.Text("text", Recommendation.MaxText, "Skriv, hvad I anbefaler, og hvorfor.");
        var lines = form.Lines("examples", Recommendation.MaxText);
        var examples = await db.Published(example => true).Select(example => new { example.PublicId, example.Slug }).ToListAsync(cancellationToken);
        var found = lines.Select(line => (Line: line, Example: examples.Find(example => line == example.PublicId || line[(line.LastIndexOf('/') + 1)..] == example.Slug))).ToList();
        if (found.Find(pair => pair.Example is null) is { Line: { } unknown })
        {
            form.Wrong("examples", $"Vi kender intet offentligt eksempel med adressen {Danish.Quoted(unknown)}. Kopiér adressen fra eksemplets side.");
        }

        if (lines.Count > MostExamples)
        {
            form.Wrong("examples", $"Vælg højst {MostExamples} eksempler.");
        }

        return new(title, text, found.Select(pair => pair.Example?.PublicId).OfType<string>().Distinct().ToList(), form.Chosen("series", Series.Select(one => one.Id)));
    }
}
