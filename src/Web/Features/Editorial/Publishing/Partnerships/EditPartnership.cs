using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;
using Vejviser.Domain.Vocabularies;
using Vejviser.Web.DesignSystem;
using Vejviser.Web.Features.Partnerships;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Editorial.Publishing.Partnerships;

/// <summary>Editors write the invitation of a partnership, open it from a dilemma, and say how far it has come.</summary>
public sealed class EditPartnership(IDbContextFactory<AppDbContext> contexts, ContentFollower content, TimeProvider clock)
{
    private const int MaxShort = 200;
    private const int MaxText = 5_000;
    private const int MaxLine = 2_000;

    private static readonly Issue Overtaken = new("", "En anden redaktør har gemt imens. Det, du skrev, står her endnu; åbn siden igen i et andet vindue, og sammenlign.");

    /// <summary>All partnerships with how many wait for an editor.</summary>
    public async Task<IReadOnlyList<(Partnership Partnership, int Waiting, int Participants)>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var all = await db.Partnerships.AsNoTracking().OrderBy(one => one.SortOrder).ThenBy(one => one.Slug).ToListAsync(cancellationToken);
        var states = (await db.Enrolments.AsNoTracking().Select(one => new { one.PartnershipId, one.State }).ToListAsync(cancellationToken)).ToLookup(one => one.PartnershipId, one => one.State);
        return all.ConvertAll(one => (one, states[one.Id].Count(state => state == EnrolmentState.AwaitingEditor), states[one.Id].Count(state => state == EnrolmentState.Participant)));
    }

    /// <summary>One of them; null for none.</summary>
    public async Task<Partnership?> FindAsync(string? slug, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(slug))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Partnerships.AsNoTracking().SingleOrDefaultAsync(one => one.Slug == slug, cancellationToken);
    }

    /// <summary>The dilemmas of the position papers, as "paper/dilemma".</summary>
    public async Task<IReadOnlyList<Choice>> DilemmasAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var papers = await db.PositionPapers.AsNoTracking().Include(paper => paper.Versions).OrderBy(paper => paper.SortOrder).ToListAsync(cancellationToken);
        // One that has left its paper may still have a partnership.
        return papers.SelectMany(paper => paper.Versions.OrderByDescending(version => version.Number).SelectMany(version => version.Content.Dilemmas).DistinctBy(dilemma => dilemma.Id).Select(dilemma => new Choice($"{paper.Slug}/{dilemma.Id}", dilemma.Question))).ToList();
    }

    /// <summary>The target groups a municipality can be let choose among.</summary>
    public IEnumerable<Choice> TargetGroups => content.Current.Catalogue.TargetGroups.Values.Select(group => new Choice(group.Id, group.Name));

    /// <summary>The form with what stands in a partnership.</summary>
    public static TypedForm FormOf(Partnership partnership)
    {
        var told = partnership.Content;
        return TypedForm.Of(
            ("title", told.Title), ("summary", told.Summary), ("origin", told.Origin), ("background", told.Background), ("who", told.WhoCanTakePart), ("target_groups", told.TargetGroups.ToArray()),
            ("gets", string.Join('\n', told.Gets)), ("commits", string.Join('\n', told.Commits)), ("timetable", told.Timetable), ("documents", string.Join('\n', told.Documents.Select(Written))),
            ("contact_role", told.ContactRole), ("results", told.Results), ("state", partnership.State.Id()), ("deadline", TypedForm.Written(partnership.DeadlineOn)), ("places", partnership.Places?.ToString(Danish.Culture)),
            ("dilemma", partnership.Paper is null ? "" : $"{partnership.Paper}/{partnership.Dilemma}"), ("version", $"{partnership.Version}"));
    }

    /// <summary>Saves it, unless something is wrong.</summary>
    /// <returns>Its slug, or what is wrong.</returns>
    public async Task<(string? Slug, IReadOnlyList<Issue> Issues)> SaveAsync(string? slug, TypedForm form, Editor editor, CancellationToken cancellationToken)
    {
        var told = Read(form);
        var state = form.One("state", Enum.GetValues<PartnershipState>().Select(one => one.Id()), "Vælg, hvor langt partnerskabet er.");
        var deadline = form.Date("deadline");
        var places = form.Number("places");
        if (places is not null && (places < 1 || places > content.Current.Catalogue.Municipalities.Count || places != decimal.Truncate(places.Value)))
        {
            form.Wrong("places", "Skriv et helt antal pladser fra 1 til 98, eller lad feltet stå tomt.");
        }

        var dilemma = form.One("dilemma", (await DilemmasAsync(cancellationToken)).Select(one => one.Value))?.Split('/');
        if (form.Issues.Count > 0)
        {
            return (null, form.Issues);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var leaves = slug is null ? null : await db.Partnerships.Where(one => one.Slug == slug).Select(one => one.Paper).SingleAsync(cancellationToken);
        if (leaves is not null)
        {
            await db.HoldPaperAsync(leaves, cancellationToken);
        }

        var number = await db.NextChangeNumberAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var partnership = slug is null
            ? new Partnership { Slug = await FreeSlugAsync(db, told.Title, cancellationToken), State = PartnershipState.Open, Content = told, OpenedAt = now, SortOrder = await db.Partnerships.CountAsync(cancellationToken) }
            : await db.Partnerships.SingleAsync(one => one.Slug == slug, cancellationToken);
        if (slug is not null && partnership.Version != form.Version)
        {
            return (null, [Overtaken]);
        }

        (partnership.Content, partnership.State, partnership.DeadlineOn, partnership.Places) = (told, Enum.GetValues<PartnershipState>().Single(one => one.Id() == state), deadline, (int?)places);
        (partnership.Paper, partnership.Dilemma) = dilemma is [var paper, var id] ? (paper, id) : (null, null);
        partnership.Version++;
        partnership.ChangeNumber = number;
        if (slug is null)
        {
            db.Add(partnership);
        }

        editor.Note(db, slug is null ? "oprettede et partnerskab" : "rettede et partnerskab", partnership.Slug, now);
        await db.SaveChangesAsync(cancellationToken);
        // More places may be more participants.
        await db.MoveUpAsync(partnership, editor.SiteUrl, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        if (leaves is not null && leaves != partnership.Paper)
        {
            // Nothing else tells that the paper's dilemma has lost its partnership.
            await db.StampPaperAsync(leaves, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        await content.CatchUpAsync(CancellationToken.None);
        return (partnership.Slug, []);
    }

    private PartnershipContent Read(TypedForm form) => new(
        form.Text("title", MaxShort, "Skriv partnerskabets titel."),
        form.Text("summary", MaxLine, "Skriv i en eller to sætninger, hvad det går ud på."),
        form.TextOrNull("origin", MaxLine),
        form.Text("background", MaxText, "Skriv, hvorfor partnerskabet er der."),
        form.Text("who", MaxLine, "Skriv, hvem der kan være med."),
        form.Chosen("target_groups", TargetGroups.Select(group => group.Value), "Vælg de målgrupper, kommunerne kan vælge imellem."),
        form.Lines("gets", MaxText, "Skriv, hvad deltagerne får, ét pr. linje."),
        form.Lines("commits", MaxText, "Skriv, hvad deltagerne forpligter sig til, ét pr. linje."),
        form.TextOrNull("timetable", MaxText),
        Documents(form),
        form.Text("contact_role", MaxShort, "Skriv, hvem man spørger: en rolle, ikke et navn."),
        form.TextOrNull("results", MaxText));

    // "Titel | udgiver | adresse | dato", the last two may be missing.
    private static List<SourceReference> Documents(TypedForm form)
    {
        List<SourceReference> documents = [];
        foreach (var line in form.Lines("documents", MaxText))
        {
            var parts = line.Split('|', StringSplitOptions.TrimEntries);
            var (url, date) = (parts.ElementAtOrDefault(2) is { Length: > 0 } typedUrl ? typedUrl : null, parts.ElementAtOrDefault(3) is { Length: > 0 } typedDate ? typedDate : null);
            if (parts.Length is < 2 or > 4 || parts[0].Length == 0 || parts[1].Length == 0)
            {
                form.Wrong("documents", $"Skriv titel og udgiver med | imellem i linjen {Danish.Quoted(line)}.");
            }
            else if (url is not null && !WebAddress.IsValid(url))
            {
                form.Wrong("documents", $"Skriv hele adressen med https:// i linjen {Danish.Quoted(line)}.");
            }
            else if (date is not null && !PartialDate.IsValid(date))
            {
                form.Wrong("documents", $"Skriv datoen som år, år-måned eller år-måned-dag i linjen {Danish.Quoted(line)}.");
            }
            else
            {
                documents.Add(new(parts[0], parts[1], url, date));
            }
        }

        return documents;
    }

    private static string Written(SourceReference document) => string.Join(" | ", new[] { document.Title, document.Publisher, document.Url ?? "", document.Date ?? "" }).TrimEnd(' ', '|');

    private static async Task<string> FreeSlugAsync(AppDbContext db, string title, CancellationToken cancellationToken)
    {
        var stem = Slug.Stem(title, "partnerskab");
        var taken = await db.Partnerships.Where(one => one.Slug.StartsWith(stem)).Select(one => one.Slug).ToHashSetAsync(cancellationToken);
        // Where sponsors confirm, and where editors begin one.
        taken.UnionWith(["bekraeft", "nyt"]);
        return Slug.Free(stem, taken.Contains);
    }
}
