using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Access;

namespace Vejviser.IntegrationTests.Access;

/// <summary>Mailed codes, with a clock that tests move.</summary>
public sealed partial class SignInCodesTests
{
    private const string Known = "medarbejder@kk.dk";
    private const string Unknown = "nogen@ukendt.example";

    private readonly TestClock clock = TestClock.AtStart();

    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Code_works_within_ten_minutes_and_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, clock);
        var codes = Codes(database);
        var id = await codes.SendAsync(Known, draftId: null, default);
        var code = await CodeAsync(database);
        clock.Advance(TimeSpan.FromMinutes(9.9));

        var first = await codes.TryAsync(id, code, draftId: null, default);
        var second = await codes.TryAsync(id, code, draftId: null, default);

        Assert.Equal((Known, null), (first.Email, first.Issue));
        Assert.Equal((null, "Koden er allerede brugt. Bed om en ny."), (second.Email, second.Issue!.Message));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Code_older_than_ten_minutes_is_dead(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, clock);
        var codes = Codes(database);
        var id = await codes.SendAsync(Known, draftId: null, default);
        clock.Advance(TimeSpan.FromMinutes(10));

        var answer = await codes.TryAsync(id, await CodeAsync(database), draftId: null, default);

        Assert.Equal((null, "Koden er udløbet eller prøvet for mange gange. Bed om en ny."), (answer.Email, answer.Issue!.Message));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Tries_for_an_address_that_got_no_mail_are_answered_as_wrong_codes_are(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, clock);

        var known = await SevenWrongTriesAsync(database, Known);
        var unknown = await SevenWrongTriesAsync(database, Unknown);
        // The mailbox has had its five codes; whoever asks cannot tell.
        for (var time = 1; time < 5; time++)
        {
            await Codes(database).SendAsync(Known, draftId: null, default);
        }

        var flooded = await SevenWrongTriesAsync(database, Known);

        Assert.Equal(known, unknown);
        Assert.Equal(known, flooded);
        Assert.Equal(3, known.Distinct().Count());
        await using var db = database.Open();
        Assert.Equal(5, await db.Outbox.CountAsync());
        Assert.DoesNotContain(Unknown, await db.SignInCodes.Select(code => code.Email).ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Sixth_code_is_sent_when_the_hour_is_over(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, clock);
        for (var time = 0; time < 6; time++)
        {
            await Codes(database).SendAsync(Known, draftId: null, default);
        }

        clock.Advance(TimeSpan.FromHours(1));
        await Codes(database).SendAsync(Known, draftId: null, default);

        await using var db = database.Open();
        Assert.Equal(6, await db.Outbox.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Guesses_at_once_are_judged_five_times_and_no_more(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, clock);
        var codes = Codes(database);
        var id = await codes.SendAsync(Known, draftId: null, default);
        var right = await CodeAsync(database);

        // Five digits: never right. Who was not judged is told of the other place, or that it is over.
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => codes.TryAsync(id, "12345", draftId: null, default))));
        while ((await codes.TryAsync(id, "12345", draftId: null, default)).Issue!.Message.StartsWith("Koden er forkert.", StringComparison.Ordinal))
        {
        }

        Assert.InRange(answers.Count(answer => answer.Issue!.Message.StartsWith("Koden er forkert.", StringComparison.Ordinal)), 0, SignInCode.MaxTries - 1);
        await using var db = database.Open();
        Assert.Equal(SignInCode.MaxTries, (await db.SignInCodes.SingleAsync()).Tries);
        Assert.NotNull((await codes.TryAsync(id, right, draftId: null, default)).Issue);
    }

    private SignInCodes Codes(TestDatabase database) => new(database.Get<IDbContextFactory<AppDbContext>>(), database.LetterLimits(clock), clock);

    private async Task<List<string>> SevenWrongTriesAsync(TestDatabase database, string email)
    {
        var codes = Codes(database);
        var id = await codes.SendAsync(email, draftId: null, default);
        List<string> answers = [];
        for (var attempt = 0; attempt < SignInCode.MaxTries + 2; attempt++)
        {
            // Five digits: never right.
            answers.Add((await codes.TryAsync(id, "12345", draftId: null, default)).Issue!.Message);
        }

        return answers;
    }

    private static async Task<string> CodeAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return Digits().Match(await db.Outbox.OrderByDescending(mail => mail.Id).Select(mail => mail.Text).FirstAsync()).Value;
    }

    [GeneratedRegex(@"\d{6}")]
    private static partial Regex Digits();
}
