using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Content;
using Vejviser.Data.PracticeExamples;
using Vejviser.Domain.Evidence;
using Vejviser.Domain.PracticeExamples;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Data.PracticeExamples;

public sealed class ImportPracticeExamplesTests(ImportPracticeExamplesTests.Untouched untouched) : IClassFixture<ImportPracticeExamplesTests.Untouched>
{
    /// <summary>"FIELD WHAT": a change that makes a good record bad in just that field.</summary>
    private static readonly Dictionary<string, Action<JsonObject>> Spoiled = new()
    {
        ["id missing"] = record => record.Remove("id"),
        ["id number"] = record => record["id"] = 7,
        ["id with capitals"] = record => record["id"] = "Aalborg",
        ["id with a slash"] = record => record["id"] = "a/b",
        ["id too long"] = record => record["id"] = new string('a', 101),
        ["id with a CPR number"] = record => record["id"] = "borger-010190-1234",
        ["id of a page"] = record => record["id"] = "liste",
        ["title missing"] = record => record.Remove("title"),
        ["title null"] = record => record["title"] = null,
        ["title blank"] = record => record["title"] = "  ",
        ["title number"] = record => record["title"] = 47,
        ["title list"] = record => record["title"] = new JsonArray("a"),
        ["title huge"] = record => record["title"] = new string('x', 1_000_000),
        ["title with NUL"] = record => record["title"] = "a\0b",
        ["title with escape"] = record => record["title"] = "a\u001Bb",
        ["title with no character"] = record => record["title"] = "a\uFFFEb",
        ["municipality missing"] = record => record.Remove("municipality"),
        ["municipality text"] = record => record["municipality"] = "Aalborg",
        ["municipality unknown"] = record => record["municipality"] = new JsonArray("Aalborg", "Ingenby"),
        ["municipality no character"] = record => record["municipality"] = new JsonArray("\uFFFE"),
        ["municipality number"] = record => record["municipality"] = new JsonArray(851),
        ["year text"] = record => record["year"] = "2019",
        ["year fraction"] = record => record["year"] = 2019.5,
        ["year huge"] = record => record["year"] = 99999999999,
        ["year too early"] = record => record["year"] = 1066,
        ["themes none"] = record => record["themes"] = new JsonArray(),
        ["themes text"] = record => record["themes"] = "igu",
        ["themes unknown"] = record => record["themes"] = new JsonArray("rumfart"),
        ["themes null inside"] = record => record["themes"] = new JsonArray((JsonNode?)null),
        ["target_group missing"] = record => record.Remove("target_group"),
        ["target_group object"] = record => record["target_group"] = new JsonObject(),
        ["target_groups unknown"] = record => record["target_groups"] = new JsonArray("alle"),
        ["effort_types unknown"] = record => record["effort_types"] = new JsonArray("IGU"),
        ["effort_types none"] = record => record.Remove("effort_types"),
        ["summary missing"] = record => record.Remove("summary"),
        ["summary too long"] = record => record["summary"] = new string('x', 1_001),
        ["challenge number"] = record => record["challenge"] = 1,
        ["approach flag"] = record => record["approach"] = true,
        ["approach with a CPR number"] = record => record["approach"] = "Borgeren 010190-1234 mødte op.",
        ["approach too long"] = record => record["approach"] = new string('x', 20_001),
        ["results list"] = record => record["results"] = new JsonArray(),
        ["result_figures object"] = record => record["result_figures"] = new JsonObject(),
        ["result_figures texts"] = record => record["result_figures"] = new JsonArray("47"),
        ["result_figures.value text"] = record => record["result_figures"] = Figures("measure", "Job", "value", "47", "unit", "personer"),
        ["result_figures.value missing"] = record => record["result_figures"] = Figures("measure", "Job", "unit", "personer"),
        ["result_figures.value huge"] = record => record["result_figures"] = new JsonArray(JsonNode.Parse("{\"measure\":\"Job\",\"value\":1e400,\"unit\":\"personer\"}")),
        ["result_figures no measure"] = record => record["result_figures"] = Figures("value", 47, "unit", "personer"),
        ["result_figures no unit"] = record => record["result_figures"] = Figures("measure", "Job", "value", 47),
        ["result_figures.aar unknown"] = record => record["result_figures"] = Figures("measure", "Job", "value", 47, "unit", "personer", "aar", "2019"),
        ["result_figures.expected text"] = record => record["result_figures"] = Figures("measure", "Job", "value", 47, "unit", "personer", "expected", "ja"),
        ["result_figures.outcome text"] = record => record["result_figures"] = Outcome("\"job\""),
        ["result_figures.outcome without design"] = record => record["result_figures"] = Outcome("""{"kind":"job","direction":"bedre"}"""),
        ["result_figures.outcome.kind unknown"] = record => record["result_figures"] = Outcome("""{"kind":"lykke","direction":"bedre","design":"erfaring"}"""),
        ["result_figures.outcome.people text"] = record => record["result_figures"] = Outcome("""{"kind":"job","direction":"bedre","design":"erfaring","people":"40"}"""),
        ["result_figures.outcome.antal unknown"] = record => record["result_figures"] = Outcome("""{"kind":"job","direction":"bedre","design":"erfaring","antal":40}"""),
        ["years_run text"] = record => record["years_run"] = "to",
        ["people_reached none"] = record => record["people_reached"] = 0,
        ["participants_say with a CPR number"] = record => record["participants_say"] = "Jeg er 010190-1234.",
        ["evidence_reason list"] = record => record["evidence_reason"] = new JsonArray(),
        ["evidence unknown"] = record => record["evidence"] = "godt",
        ["evidence number"] = record => record["evidence"] = 1,
        ["partners text"] = record => record["partners"] = "Metal",
        ["partners blank"] = record => record["partners"] = new JsonArray(""),
        ["source_title missing"] = record => record.Remove("source_title"),
        ["source_publisher null"] = record => record["source_publisher"] = null,
        ["source_url relative"] = record => record["source_url"] = "/eksempler",
        ["source_url script"] = record => record["source_url"] = "javascript:alert(1)",
        ["source_date words"] = record => record["source_date"] = "sidste år",
        ["source_date number"] = record => record["source_date"] = 2019,
        ["what_was_hard number"] = record => record["what_was_hard"] = 1,
        ["advice too many"] = record => record["advice"] = new JsonArray("a", "b", "c", "d"),
        ["advice text"] = record => record["advice"] = "a",
        ["resources object"] = record => record["resources"] = new JsonObject(),
        ["work_obligation unknown"] = record => record["work_obligation"] = "måske",
        ["aargang unknown"] = record => record["aargang"] = 2019,
    };

    public static TheoryData<string> Faults { get; } = new(Spoiled.Keys);

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Starter_content_is_46_published_examples_and_twice_is_once(DatabaseProvider provider)
    {
        var clock = TestClock.AtStart();
        await using var database = await TestDatabase.CreateAsync(provider, clock);
        await using var db = database.Open();

        var first = await database.ImportAsync(StarterContent());
        var number = (await db.ContentVersions.AsNoTracking().SingleAsync()).ChangeNumber;
        clock.Advance(TimeSpan.FromDays(30));
        var second = await database.ImportAsync(StarterContent());

        Assert.Equal((46, 0, 0), (first.Added, first.Changed, first.Unchanged));
        Assert.Equal((0, 0, 46), (second.Added, second.Changed, second.Unchanged));
        Assert.Equal(number, (await db.ContentVersions.AsNoTracking().SingleAsync()).ChangeNumber);
        Assert.Equal(46, await db.PracticeExampleRevisions.CountAsync());
        Assert.All(await db.PracticeExamples.Include(example => example.Timeline).ToListAsync(), example =>
        {
            Assert.Equal((PublicationState.Published, 1, number), (example.State, example.PublishedRevision, example.ChangeNumber));
            Assert.Equal(new DateOnly(2027, 3, 2), example.ReviewDueOn);
            Assert.Equal([TimelineAct.Created, TimelineAct.Published], example.Timeline.OrderBy(entry => entry.Id).Select(entry => entry.Act));
        });
    }

    [Fact]
    public async Task Starter_content_is_not_loaded_over_what_is_there()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await database.ImportAsync(TestRecords.Stream(TestRecords.Record()));

        await database.Get<ImportPracticeExamples>().LoadStarterContentAsync(CancellationToken.None);

        await using var db = database.Open();
        Assert.Equal(1, await db.PracticeExamples.CountAsync());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Changed_record_gives_one_revision_and_one_line_of_history(DatabaseProvider provider)
    {
        var clock = TestClock.AtStart();
        await using var database = await TestDatabase.CreateAsync(provider, clock);
        await database.ImportAsync(TestRecords.Stream(TestRecords.Record("a"), TestRecords.Record("b")));
        clock.Advance(TimeSpan.FromDays(1));

        var result = await database.ImportAsync(TestRecords.Stream(TestRecords.Record("a"), TestRecords.Record("b", record => record["title"] = "Ny titel")));

        Assert.Equal((0, 1, 1), (result.Added, result.Changed, result.Unchanged));
        await using var db = database.Open();
        var examples = await db.PracticeExamples.Include(example => example.Revisions).Include(example => example.Timeline).ToDictionaryAsync(example => example.PublicId);
        Assert.Equal((1, 2), (examples["a"].LatestRevision, examples["b"].LatestRevision));
        Assert.Equal(["Eksemplet b", "Ny titel"], examples["b"].Revisions.OrderBy(revision => revision.Number).Select(revision => revision.Content.Title));
        Assert.Equal(TimelineAct.Revised, examples["b"].Timeline.MaxBy(entry => entry.Id)!.Act);
        Assert.Equal(3, examples["b"].Timeline.Count);
        Assert.Equal(clock.GetUtcNow().UtcDateTime, examples["b"].UpdatedAt);
        Assert.Equal(clock.GetUtcNow().UtcDateTime.AddDays(-1), examples["b"].PublishedAt);
        Assert.True(examples["b"].ChangeNumber > examples["a"].ChangeNumber);
        Assert.Equal(new DateOnly(2027, 3, 2), examples["b"].ReviewDueOn);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task One_bad_record_among_good_ones_stores_nothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var before = await VersionAsync(database);

        var result = await ImportAnyAsync(database, TestRecords.File(TestRecords.Record("a"), TestRecords.Record("b", record => record["year"] = 1066), TestRecords.Record("c")));

        var fault = Assert.Single(result.Faults);
        Assert.Equal((2, "b", "year"), (fault.Record, fault.Id, fault.Issue.Field));
        Assert.Equal("Post 2 (b), feltet »year«: Skriv et årstal mellem 1990 og 2100, eller lad feltet stå tomt.", fault.ToString());
        Assert.Equal((0, 0, 0), (result.Added, result.Changed, result.Unchanged));
        await using var db = database.Open();
        Assert.Equal(0, await db.PracticeExamples.CountAsync());
        Assert.Equal(before, await VersionAsync(database));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_is_told_for_its_record_and_field(string fault)
    {
        var database = untouched.Database;

        var result = await ImportAnyAsync(database, TestRecords.File(TestRecords.Record("good"), TestRecords.Record("bad", Spoiled[fault])));

        var told = Assert.Single(result.Faults);
        Assert.Equal((2, fault.Split(' ')[0]), (told.Record, told.Issue.Field));
        Assert.Matches(@"^\p{Lu}.+\.$", told.Issue.Message);
        Assert.InRange(told.ToString().Length, 10, 300);
        await using var db = database.Open();
        Assert.Equal(0, await db.PracticeExamples.CountAsync());
    }

    [Fact]
    public async Task Cpr_number_is_never_repeated()
    {
        var result = await ImportAnyAsync(untouched.Database, TestRecords.File(TestRecords.Record("borger-010190-1234", record => record["title"] = "Borgeren 010190-1234")));

        Assert.Equal(["id", "title"], result.Faults.Select(fault => fault.Issue.Field));
        Assert.All(result.Faults, fault => Assert.DoesNotContain("1234", fault.ToString()));
    }

    [Fact]
    public async Task Warning_does_not_stop_an_import()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);

        var result = await ImportAnyAsync(database, TestRecords.File(TestRecords.Record("a", record => record["approach"] = "Ring på 20 30 40 50, eller betal til konto 0101901234.")));

        Assert.Equal((1, 0), (result.Added, result.Faults.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"tekst\"")]
    [InlineData("ikke json")]
    [InlineData("[")]
    [InlineData("[{\"id\":\"a\"")]
    [InlineData("[{},]")]
    [InlineData("[] []")]
    [InlineData("<?xml version=\"1.0\"?><a/>")]
    public async Task File_that_is_no_list_is_told_as_one_fault_of_the_file(string text)
    {
        var database = untouched.Database;

        var result = await ImportAnyAsync(database, text);

        var fault = result.Faults[^1];
        Assert.Null(fault.Record);
        Assert.StartsWith("Filen er ikke en gyldig JSON-liste", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("[null]")]
    [InlineData("[\"a\"]")]
    [InlineData("[[]]")]
    public async Task Record_that_is_no_object_is_a_fault(string text)
    {
        var database = untouched.Database;

        var fault = Assert.Single((await ImportAnyAsync(database, text)).Faults);

        Assert.Equal("Post 1: Hver post skal være et objekt i krølleparenteser.", fault.ToString());
    }

    [Theory]
    [InlineData("\\uD83D")]
    [InlineData("\\uDE00 bagvendt \\uD83D")]
    public async Task Half_a_character_is_a_fault_in_any_place(string half)
    {
        var database = untouched.Database;
        foreach (var field in (string[])["id", "title", "target_group", "approach", "evidence"])
        {
            var text = TestRecords.File(TestRecords.Record("bad", record => record[field] = "HER")).Replace("HER", half, StringComparison.Ordinal);

            Assert.Contains((await ImportAnyAsync(database, text)).Faults, fault => fault.Issue.Field == field && fault.Record == 1);
        }

        var inList = TestRecords.File(TestRecords.Record("bad", record => record["partners"] = new JsonArray("HER"))).Replace("HER", half, StringComparison.Ordinal);
        Assert.Contains((await ImportAnyAsync(database, inList)).Faults, fault => fault.Issue.Field == "partners");
        var asName = TestRecords.File(TestRecords.Record("bad", record => record["HER"] = 1)).Replace("HER", half, StringComparison.Ordinal);
        Assert.NotEmpty((await ImportAnyAsync(database, asName)).Faults);
    }

    [Fact]
    public async Task Text_in_another_encoding_is_a_fault()
    {
        var database = untouched.Database;
        var text = TestRecords.File(TestRecords.Record("bad", record => record["title"] = "HER")).Replace("HER", "Kørekort på Ærø", StringComparison.Ordinal);
        foreach (var encoding in (Encoding[])[Encoding.Latin1, Encoding.Unicode, Encoding.UTF32])
        {
            using var file = new MemoryStream(encoding.GetBytes(text));

            Assert.NotEmpty((await database.Get<ImportPracticeExamples>().ImportAsync(file, null, CancellationToken.None)).Faults);
        }
    }

    [Fact]
    public async Task File_with_a_byte_order_mark_is_read()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);

        var result = await database.ImportAsync(TestRecords.Stream("\uFEFF" + TestRecords.File(TestRecords.Record())));

        Assert.Equal(1, result.Added);
    }

    [Fact]
    public async Task Empty_list_changes_nothing()
    {
        var database = untouched.Database;
        var before = await VersionAsync(database);

        var result = await database.ImportAsync(TestRecords.Stream("[]"));

        Assert.Equal((0, 0, 0), (result.Added, result.Changed, result.Unchanged));
        Assert.Equal(before, await VersionAsync(database));
    }

    [Fact]
    public async Task Same_id_twice_in_a_file_is_a_fault()
    {
        var database = untouched.Database;

        var result = await ImportAnyAsync(database, TestRecords.File(TestRecords.Record("a"), TestRecords.Record("b"), TestRecords.Record("a")));

        var fault = Assert.Single(result.Faults);
        Assert.Equal((3, "a", "id"), (fault.Record, fault.Id, fault.Issue.Field));
    }

    [Fact]
    public async Task Every_fault_of_a_file_is_told()
    {
        var database = untouched.Database;

        var result = await ImportAnyAsync(database, TestRecords.File(
            TestRecords.Record("a", record => { record["title"] = ""; record["year"] = 1; }),
            TestRecords.Record("b", record => record["themes"] = new JsonArray("x", "y"))));

        Assert.Equal([(1, "year"), (1, "title"), (2, "themes"), (2, "themes")], result.Faults.Select(fault => (fault.Record!.Value, fault.Issue.Field)));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Whole_record_is_stored_as_it_was_given(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.ImportAsync(TestRecords.Stream(TestRecords.Record("a", record =>
        {
            record["title"] = "  Kørekort & »job« <på> Ærø 😀 ";
            record["municipality"] = new JsonArray("ÆRØ", "Aabenraa", "Ærø");
            record["target_groups"] = new JsonArray("unge", "ledige");
            record["result_figures"] = Figures("measure", "I job", "value", 12.50m, "unit", "procent", "period", "2019");
            record["what_was_hard"] = "Tiden";
            record["advice"] = new JsonArray("Begynd tidligt", "Spørg");
            record["resources"] = "To årsværk";
            record["work_obligation"] = "alternativ";
            record["evidence"] = "proevet-uden-effekt";
            record["source_url"] = null;
            record["source_date"] = null;
        })));

        await using var db = database.Open();
        var content = (await db.PracticeExampleRevisions.SingleAsync()).Content;

        Assert.Equal("Kørekort & »job« <på> Ærø 😀", content.Title);
        Assert.Equal(["0492", "0580"], content.Municipalities);
        Assert.Equal(["unge", "ledige"], content.TargetGroups);
        Assert.Equal([new ResultFigure("I job", 12.5m, "procent", "2019")], content.ResultFigures);
        Assert.Equal(("Tiden", "To årsværk"), (content.WhatWasHard, content.Resources));
        Assert.Equal(["Begynd tidligt", "Spørg"], content.Advice);
        Assert.Equal((WorkObligationRelation.Alternative, EvidenceLevel.TriedWithoutEffect), (content.WorkObligation, content.Evidence));
        Assert.Equal(Provenance.CollectedByEditors, content.Provenance);
        Assert.Equal(new("Kommunerne deler eksempler", "KL", null, null), content.Source);
    }

    [Fact]
    public async Task Fields_a_later_file_does_not_speak_of_keep_what_is_known()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await database.ImportAsync(TestRecords.Stream(TestRecords.Record("a", record =>
        {
            record["target_group"] = "En gruppe, som ingen har læst om";
            record["target_groups"] = new JsonArray("unge");
            record["what_was_hard"] = "Tiden";
            record["advice"] = new JsonArray("Spørg");
            record["resources"] = "Penge";
            record["work_obligation"] = "inden-for";
        })));

        var result = await database.ImportAsync(TestRecords.Stream(TestRecords.Record("a", record =>
        {
            record["target_group"] = "En gruppe, som ingen har læst om";
            record["title"] = "Ny titel";
        })));

        Assert.Equal(1, result.Changed);
        await using var db = database.Open();
        var content = (await db.PracticeExampleRevisions.OrderBy(revision => revision.Number).LastAsync()).Content;
        Assert.Equal(("Ny titel", "Tiden", "Penge", WorkObligationRelation.Inside), (content.Title, content.WhatWasHard, content.Resources, content.WorkObligation));
        Assert.Equal(["Spørg"], content.Advice);
        Assert.Equal(["unge"], content.TargetGroups);
    }

    [Fact]
    public async Task Fields_a_later_file_empties_are_emptied()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await database.ImportAsync(TestRecords.Stream(TestRecords.Record("a", record => record["what_was_hard"] = "Tiden")));

        await database.ImportAsync(TestRecords.Stream(TestRecords.Record("a", record => record["what_was_hard"] = null)));

        await using var db = database.Open();
        Assert.Null((await db.PracticeExampleRevisions.OrderBy(revision => revision.Number).LastAsync()).Content.WhatWasHard);
    }

    [Fact]
    public async Task Withdrawn_example_stays_withdrawn_when_its_file_comes_again()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await database.ImportAsync(TestRecords.Stream(TestRecords.Record("a")));
        await WithdrawAsync(database, "a");

        await database.ImportAsync(TestRecords.Stream(TestRecords.Record("a", record => record["title"] = "Ny titel")));

        await using var db = database.Open();
        var example = await db.PracticeExamples.SingleAsync();
        Assert.Equal((PublicationState.Withdrawn, 2, 1), (example.State, example.LatestRevision, example.PublishedRevision));
        Assert.Empty(await db.Published(_ => true).ToListAsync());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Long_file_is_stored_in_batches_with_one_change_number_and_progress(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        List<int> progress = [];

        var result = await database.Get<ImportPracticeExamples>().ImportAsync(
            TestRecords.Stream([.. Enumerable.Range(1, 1_100).Select(number => TestRecords.Record($"eksempel-{number}"))]), new Collector(progress), CancellationToken.None);

        Assert.Equal(1_100, result.Added);
        Assert.Equal([500, 1_000, 1_100], progress);
        await using var db = database.Open();
        Assert.Single(await db.PracticeExamples.Select(example => example.ChangeNumber).Distinct().ToListAsync());
    }

    [Fact]
    public async Task Import_stopped_half_way_stores_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        using var stop = new CancellationTokenSource();
        var file = TestRecords.Stream([.. Enumerable.Range(1, 600).Select(number => TestRecords.Record($"eksempel-{number}"))]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            database.Get<ImportPracticeExamples>().ImportAsync(file, new Stopper(stop), stop.Token));

        await using var db = database.Open();
        Assert.Equal(0, await db.PracticeExamples.CountAsync());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Imports_at_the_same_time_wait_for_each_other(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var other = database.OtherNode();

        var results = await Task.WhenAll(
            Task.Run(() => database.ImportAsync(TestRecords.Stream(TestRecords.Record("a"), TestRecords.Record("b")))),
            Task.Run(() => other.ImportAsync(TestRecords.Stream(TestRecords.Record("b"), TestRecords.Record("c")))));

        Assert.Equal(3, results.Sum(result => result.Added));
        Assert.Equal(1, results.Sum(result => result.Unchanged));
    }

    internal static async Task WithdrawAsync(TestDatabase database, string id)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var example = await db.PracticeExamples.SingleAsync(example => example.PublicId == id);
        example.Withdraw(Actor.Editors, TestClock.AtStart().GetUtcNow().UtcDateTime, "Forældet.");
        example.ChangeNumber = await db.NextChangeNumberAsync(CancellationToken.None);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static MemoryStream StarterContent()
    {
        var copy = new MemoryStream();
        using var file = ContentFiles.Open("eksempler.json");
        file.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    private static JsonArray Outcome(string json) => new(new JsonObject { ["measure"] = "Job", ["value"] = 47, ["unit"] = "personer", ["outcome"] = JsonNode.Parse(json) });

    private static JsonArray Figures(params JsonNode[] namesAndValues) =>
        new(new JsonObject(namesAndValues.Chunk(2).Select(pair => KeyValuePair.Create(pair[0].GetValue<string>(), (JsonNode?)pair[1]))));

    private static async Task<ImportResult> ImportAnyAsync(TestDatabase database, string text)
    {
        using var file = TestRecords.Stream(text);
        return await database.Get<ImportPracticeExamples>().ImportAsync(file, progress: null, CancellationToken.None);
    }

    private static async Task<long> VersionAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return (await db.ContentVersions.AsNoTracking().SingleAsync()).ChangeNumber;
    }

    /// <summary>A database for files that change nothing.</summary>
    public sealed class Untouched : IAsyncLifetime
    {
        public TestDatabase Database { get; private set; } = null!;

        public async Task InitializeAsync() => Database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);

        public async Task DisposeAsync() => await Database.DisposeAsync();
    }

    private sealed class Collector(List<int> values) : IProgress<int>
    {
        public void Report(int value) => values.Add(value);
    }

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<int>
    {
        public void Report(int value) => stop.Cancel();
    }
}
