using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Figures;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Adoptions;
using Vejviser.Domain.Positions;
using Vejviser.Domain.PracticeExamples;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Adoptions;
using Vejviser.Web.Features.Editorial;
using Vejviser.Web.Features.Editorial.Publishing;
using Vejviser.Web.Features.Editorial.Publishing.Figures;
using Vejviser.Web.Features.Editorial.Publishing.Partnerships;
using Vejviser.Web.Features.Editorial.Publishing.Positions;
using Vejviser.Web.Features.Writing;

namespace Vejviser.IntegrationTests.Features.OpenData;

/// <summary>A copy kept by following the changes is the same as one read anew, whatever the editors have done between.</summary>
public sealed class HarvesterTests
{
    private static readonly Editor Editor = new(new ActingAccount(1, 1, AccountRole.Editor), "https://vejviser.example", IsStrong: true);

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Copy_that_follows_is_the_copy_read_anew(DatabaseProvider provider)
    {
        var clock = TestClock.AtStart();
        await using var site = await TestSite.StartAsync(provider: provider, clock: clock);
        var random = new Random(2026);
        var harvester = new Harvester(site);
        var acts = Acts(site, random);
        List<string> done = [];

        // Each act at least once, then as chance has it; the harvester comes by now and then.
        foreach (var act in acts.Concat(random.GetItems(acts.ToArray(), 40)))
        {
            clock.Advance(TimeSpan.FromMinutes(7));
            await act.Act();
            done.Add(act.Name);
            if (random.Next(3) == 0)
            {
                await harvester.FollowAsync(random.Next(1, 30));
                AssertSame(await harvester.ReadAllAsync(), harvester.Copy, done);
                done.Clear();
            }
        }

        await harvester.FollowAsync(5);
        AssertSame(await harvester.ReadAllAsync(), harvester.Copy, done);
        await using var db = await site.Contexts().CreateDbContextAsync();
        var never = await db.PracticeExamples.Where(example => example.PublishedRevision == null).Select(example => example.PublicId).ToListAsync();
        Assert.NotEmpty(never);
        Assert.Empty(never.Intersect(harvester.Told));
        Assert.DoesNotContain("synspunkt-under-arbejde", harvester.Told);
    }

    private static void AssertSame(SortedDictionary<string, string> anew, SortedDictionary<string, string> copy, IReadOnlyList<string> done)
    {
        var differ = anew.Keys.Union(copy.Keys).Where(key => anew.GetValueOrDefault(key) != copy.GetValueOrDefault(key)).ToList();
        Assert.True(differ.Count == 0, $"After {string.Join(", ", done)}: {string.Join(", ", differ)} differ.");
    }

    // Publishing again asks why the editors see the evidence otherwise than the rule.
    private static void Unassessed(JsonObject record) => record["evidence"] = "ikke-vurderet";

    private static IReadOnlyList<(string Name, Func<Task> Act)> Acts(TestSite site, Random random)
    {
        var count = 0;
        string New(string name) => string.Create(CultureInfo.InvariantCulture, $"{name} {++count}");
        return
        [
            ("import", () => site.ImportAsync(TestRecords.Record($"nyt-{++count}", Unassessed), TestRecords.Record($"nyt-{++count}", Unassessed))),
            ("import of what is known", async () => await site.ImportAsync(TestRecords.Record(await AnyIdAsync(example => example.State == PublicationState.Published && example.PublicId.StartsWith("nyt-")), record => { Unassessed(record); record["title"] = New("Ny titel"); }))),
            ("draft nobody sees", () => site.ShareAsync()),
            ("withdraw", () => OnAnyAsync(example => example.State == PublicationState.Published && example.PublicId.StartsWith("nyt-"), async id => Assert.Empty(await site.Get<WithdrawExample>().RunAsync(id, "Kommunen bad om det.", Editor, CancellationToken.None)))),
            ("publish again", () => OnAnyAsync(example => example.State == PublicationState.Withdrawn, async id => Assert.Empty(await site.Get<PublishExample>().RunAsync(id, "12", Editor, CancellationToken.None)))),
            ("hide", () => OnAnyAsync(example => example.State == PublicationState.Published && example.HiddenAt == null, id => site.Get<HideExample>().RunAsync(id, true, Editor, CancellationToken.None))),
            ("show", () => OnAnyAsync(example => example.HiddenAt != null, id => site.Get<HideExample>().RunAsync(id, false, Editor, CancellationToken.None))),
            ("merge", () => OnAnyAsync(example => example.State == PublicationState.Published && example.PublicId.StartsWith("nyt-"), id => site.Get<MergeExamples>().RunAsync(id, "hjoerring-modellen", Editor, CancellationToken.None))),
            ("redact", () => OnAnyAsync(example => example.PublishedRevision != null && example.PublicId.StartsWith("nyt-"), id => site.Get<RedactExample>().RemovePassageAsync(id, "Metal Aalborg", "Nogen bad om det.", Editor, CancellationToken.None))),
            ("themes", () => OnAnyAsync(example => example.State == PublicationState.Published, id => site.Get<ChangeThemes>().RunAsync(new("unge", random.Next(2) == 0, [id]), Editor, CancellationToken.None))),
            ("confirm", () => OnAnyAsync(example => example.State == PublicationState.Published && example.HiddenAt == null, id => site.Get<ReviewExample>().ConfirmAsync(id, Editor, CancellationToken.None))),
            ("adoption", async () =>
            {
                var account = await ContactAsync();
                await OnAnyAsync(example => example.State == PublicationState.Published && example.HiddenAt == null, async id => Assert.Empty(await site.Get<AdoptionLedger>().RecordAsync(
                    id,
                    "0751",
                    (adoption, at) =>
                    {
                        adoption.Tell(random.GetItems(Enum.GetValues<AdoptionState>(), 1)[0], null, account, at);
                        return true;
                    },
                    "https://vejviser.example",
                    CancellationToken.None)));
            }),
            ("series told otherwise", async () =>
            {
                await using var db = await site.Contexts().CreateDbContextAsync();
                var series = await db.Series.AsNoTracking().SingleAsync(one => one.Id == "kontanthjaelp-mv");
                Assert.Empty(await site.Get<EditSeries>().SaveAsync(series.Id, SeriesForm.Of(series) with { Title = New("Kontanthjælp") }, Editor, CancellationToken.None));
            }),
            // Everybody's rates follow.
            ("population", () => FiguresAsync("folketal", $"kommunekode;periode;antal\n0851;2026K{random.Next(1, 5)};{random.Next(100_000, 300_000)}\n")),
            ("numbers", () => FiguresAsync("kontanthjaelp-mv", $"kommunekode;periode;antal\n0851;2022;{random.Next(1_000, 9_000)}\n")),
            ("partnership changed", async () => await PartnershipAsync(("summary", New("Et nyt resume")))),
            ("partnership on a dilemma", async () => await PartnershipAsync(("dilemma", "arbejdspligt/nyttejob-og-fortraengning"))),
            ("partnership off the dilemma", async () => await PartnershipAsync(("dilemma", ""))),
            ("paper begun", async () =>
            {
                await using var db = await site.Contexts().CreateDbContextAsync();
                if (!await db.PositionPapers.AnyAsync(paper => paper.Slug == "synspunkt-under-arbejde"))
                {
                    db.Add(PositionPaper.Begin("synspunkt-under-arbejde", "Under arbejde", 99));
                    await db.SaveChangesAsync();
                }
            }),
            ("paper published", async () =>
            {
                await using var db = await site.Contexts().CreateDbContextAsync();
                var paper = await db.PositionPapers.Include(one => one.Versions).SingleAsync(one => one.Slug == "arbejdspligt");
                paper.Write(paper.Working with { Summary = New("Et synspunkt, der er skrevet om.") });
                await db.SaveChangesAsync();
                Assert.Empty(await site.Get<PublishPosition>().RunAsync(paper.Slug, paper.DraftVersion.ToString(CultureInfo.InvariantCulture), "Et nyt resume.", Editor, CancellationToken.None));
            }),
            ("paper redacted", () => site.Get<RedactPosition>().RunAsync("arbejdspligt", "skrevet om", "Nogen bad om det.", Editor, CancellationToken.None)),
            ("consultation", async () =>
            {
                var consultations = site.Get<HoldConsultation>();
                var found = await consultations.FindAsync("arbejdspligt", "nyttejob-og-fortraengning", CancellationToken.None);
                var day = consultations.Today.AddDays(random.Next(1, 300)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                Assert.Empty(found is null
                    ? await consultations.OpenAsync("arbejdspligt", "nyttejob-og-fortraengning", day, Editor, CancellationToken.None)
                    : await consultations.MoveAsync(found.Id, found.Version.ToString(CultureInfo.InvariantCulture), day, Editor, CancellationToken.None));
            }),
        ];

        async Task<int> ContactAsync()
        {
            await using var db = await site.Contexts().CreateDbContextAsync();
            if (await db.Accounts.FirstOrDefaultAsync() is { } known)
            {
                return known.Id;
            }

            var account = new Domain.Accounts.Account { Email = "kontakt@kommune.example", Role = AccountRole.MunicipalityContact, MunicipalityCode = "0751", CreatedAt = TestClock.AtStart().GetUtcNow().UtcDateTime };
            db.Add(account);
            await db.SaveChangesAsync();
            return account.Id;
        }

        async Task<string> AnyIdAsync(System.Linq.Expressions.Expression<Func<PracticeExample, bool>> which)
        {
            await using var db = await site.Contexts().CreateDbContextAsync();
            var ids = await db.PracticeExamples.Where(which).OrderBy(example => example.Id).Select(example => example.PublicId).ToListAsync();
            return ids.Count == 0 ? $"nyt-{++count}" : ids[random.Next(ids.Count)];
        }

        async Task OnAnyAsync(System.Linq.Expressions.Expression<Func<PracticeExample, bool>> which, Func<string, Task> act)
        {
            await using var db = await site.Contexts().CreateDbContextAsync();
            if (await db.PracticeExamples.AnyAsync(which))
            {
                await act(await AnyIdAsync(which));
            }
        }

        async Task FiguresAsync(string series, string table)
        {
            using var file = new MemoryStream(Encoding.UTF8.GetBytes(table));
            Assert.Empty((await site.Get<ImportFigures>().RunAsync(file, new(series, null, "En prøve."), isTrial: false, progress: null, CancellationToken.None)).Faults);
            await site.Get<ContentFollower>().CatchUpAsync(CancellationToken.None);
        }

        async Task PartnershipAsync((string Field, string Value) change)
        {
            await using var db = await site.Contexts().CreateDbContextAsync();
            var partnership = await db.Partnerships.AsNoTracking().SingleAsync(one => one.Slug == "flere-i-arbejde");
            var told = partnership.Content;
            var (_, issues) = await site.Get<EditPartnership>().SaveAsync(
                partnership.Slug,
                TypedForm.Of([.. new (string Field, Microsoft.Extensions.Primitives.StringValues Value)[]
                {
                    ("title", told.Title), ("summary", told.Summary), ("background", told.Background), ("who", told.WhoCanTakePart), ("target_groups", told.TargetGroups.ToArray()), ("gets", string.Join('\n', told.Gets)),
                    ("commits", string.Join('\n', told.Commits)), ("contact_role", told.ContactRole), ("state", "running"), ("dilemma", partnership.Paper is null ? "" : $"{partnership.Paper}/{partnership.Dilemma}"),
                    ("version", partnership.Version.ToString(CultureInfo.InvariantCulture)),
                }.Where(field => field.Field != change.Field), (change.Field, change.Value)]),
                Editor,
                CancellationToken.None);
            Assert.Empty(issues);
        }
    }
}
