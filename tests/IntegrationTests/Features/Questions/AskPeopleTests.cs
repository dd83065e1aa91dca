using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Adoptions;
using Vejviser.Domain.PracticeExamples;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Questions;

public sealed class AskPeopleTests
{
    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_nodes_over_one_database_write_one_letter(DatabaseProvider provider)
    {
        var (site, clock) = await AskedSite.StartAsync(provider);
        await using var disposed = site;
        await using var other = await site.OtherNodeAsync();
        var shared = await site.PublicAsync(clock);
        var taken = await AdoptAsync(site, clock, shared.Id);
        clock.Advance(TimeSpan.FromDays(365));

        await Task.WhenAll(site.AskAsync(), other.AskAsync(), site.AskAsync(), other.AskAsync());

        Assert.Single(await site.LettersAsync(shared.AuthorEmail));
        Assert.Single(await site.LettersAsync(taken));
    }

    [Fact]
    public async Task Everything_a_person_is_asked_stands_in_one_letter_a_month()
    {
        var (site, clock) = await AskedSite.StartAsync();
        await using var disposed = site;
        var first = await site.PublicAsync(clock);
        var second = await site.PublicAsync(clock);
        await using (var db = await site.Contexts().CreateDbContextAsync())
        {
            await db.Drafts.Where(draft => draft.PracticeExampleId == second.Id).ExecuteUpdateAsync(row => row.SetProperty(draft => draft.Email, first.AuthorEmail));
        }

        await AdoptAsync(site, clock, second.Id, first.AuthorEmail);
        clock.Advance(TimeSpan.FromDays(336));
        await site.AskAsync();

        var letter = Assert.Single(await site.LettersAsync(first.AuthorEmail));
        Assert.Equal("3 spørgsmål fra Vejviser", letter.Subject);
        Assert.Equal(["/svar/eksempel/", "/svar/eksempel/", "/svar/brug/"], (await site.LinksAsync(first.AuthorEmail)).Select(link => link[..(link.LastIndexOf('/') + 1)]));

        for (var day = 0; day < 27; day++)
        {
            clock.Advance(TimeSpan.FromDays(1));
            await site.AskAsync();
        }

        Assert.Single(await site.LettersAsync(first.AuthorEmail));

        // A month later the examples are asked about again; the adoption's one question has been put.
        clock.Advance(TimeSpan.FromDays(7));
        await site.AskAsync();
        Assert.Equal("2 spørgsmål fra Vejviser", (await site.LettersAsync(first.AuthorEmail))[^1].Subject);
    }

    [Fact]
    public async Task Whoever_never_answers_is_left_alone_after_half_a_year()
    {
        var (site, clock) = await AskedSite.StartAsync();
        await using var disposed = site;
        var shared = await site.PublicAsync(clock);
        for (var day = 0; day < 700; day += 5)
        {
            clock.Advance(TimeSpan.FromDays(5));
            await site.AskAsync();
        }

        // From a month before the day to half a year after it.
        Assert.InRange((await site.LettersAsync(shared.AuthorEmail)).Count, 6, 8);
    }

    [Fact]
    public async Task Changes_that_lie_with_the_editors_are_an_answer()
    {
        var (site, clock) = await AskedSite.StartAsync();
        await using var disposed = site;
        var shared = await site.PublicAsync(clock);
        await using (var db = await site.Contexts().CreateDbContextAsync())
        {
            db.PracticeExamples.Single(example => example.Id == shared.Id).Revise(shared.Content with { Title = "Ny titel" }, Actor.Author, clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
        }

        clock.Advance(TimeSpan.FromDays(365));
        await site.AskAsync();

        Assert.Empty(await site.LettersAsync(shared.AuthorEmail));
    }

    [Fact]
    public async Task Clock_that_jumps_and_comes_back_sends_nothing_twice()
    {
        var (site, clock) = await AskedSite.StartAsync();
        await using var disposed = site;
        var shared = await site.PublicAsync(clock);
        clock.Advance(TimeSpan.FromDays(400));
        await site.AskAsync();
        clock.Advance(TimeSpan.FromDays(-60));
        await site.AskAsync();
        clock.Advance(TimeSpan.FromDays(60));
        await site.AskAsync();

        Assert.Single(await site.LettersAsync(shared.AuthorEmail));
    }

    [Fact]
    public async Task Closed_account_is_asked_nothing()
    {
        var (site, clock) = await AskedSite.StartAsync();
        await using var disposed = site;
        var shared = await site.PublicAsync(clock);
        var taker = await AdoptAsync(site, clock, shared.Id);
        await using (var db = await site.Contexts().CreateDbContextAsync())
        {
            await db.Accounts.Where(account => account.Email == taker).ExecuteUpdateAsync(row => row.SetProperty(account => account.DisabledAt, clock.GetUtcNow().UtcDateTime));
        }

        clock.Advance(TimeSpan.FromDays(200));
        await site.AskAsync();

        Assert.Empty(await site.LettersAsync(taker));
    }

    private static async Task<string> AdoptAsync(TestSite site, TestClock clock, int exampleId, string email = "medarbejder@aarhus.example")
    {
        await using var db = await site.Contexts().CreateDbContextAsync();
        var account = new Domain.Accounts.Account { Email = email, Role = AccountRole.Contributor, MunicipalityCode = "0751", CreatedAt = clock.GetUtcNow().UtcDateTime };
        db.Add(account);
        await db.SaveChangesAsync();
        var adoption = Adoption.Begin(exampleId, "0751");
        adoption.Tell(AdoptionState.Using, null, account.Id, clock.GetUtcNow().UtcDateTime);
        db.Add(adoption);
        await db.SaveChangesAsync();
        return email;
    }
}
