using Vejviser.Domain;
using Vejviser.Domain.Checks;

namespace Vejviser.UnitTests.Checks;

public sealed class TextChecksTests
{
    [Theory]
    [InlineData("Vi ringede til borgeren 010190-1234 i går.", "cpr", "Fjern CPR-nummeret efter »Vi ringede til borgeren«; CPR-numre må ikke stå i Vejviser.")]
    [InlineData("010190-1234 mødte op.", "cpr", "Fjern CPR-nummeret i begyndelsen af teksten; CPR-numre må ikke stå i Vejviser.")]
    [InlineData("Pengene går ind på konto 0101901234.", "number-like-cpr", "Se efter, om tallet efter »Pengene går ind på konto« er et CPR-nummer, og fjern det i så fald.")]
    [InlineData("Ring på 20 30 40 50.", "phone", "Fjern telefonnummeret efter »Ring på«, hvis det er én persons; kontakten går gennem kommunens fællespostkasse.")]
    [InlineData("Skriv til mette.hansen@kommune.example.", "email", "Fjern mailadressen efter »Skriv til«, hvis den er én persons; kontakten går gennem kommunens fællespostkasse.")]
    [InlineData("Borgeren Mette Hansen fik job.", "name", "Fjern navnet »Mette Hansen«, hvis det er en borgers; skriv for eksempel »en deltager«.")]
    [InlineData("Indsatsen har haft stor effekt.", "effect-without-figure", "Skriv et tal for virkningen i »Indsatsen har haft stor effekt.«, eller skriv, at den ikke er målt.")]
    [InlineData("Det forventes, at 40 kommer i job.", "expected-as-measured", "Skriv i »Det forventes, at 40 kommer i job.«, at tallet ikke er målt endnu, eller flyt det væk fra resultaterne.")]
    public void Issue_says_where_and_what_to_do(string text, string code, string message)
    {
        var issue = Assert.Single(TextChecks.Check("results", text));

        Assert.Equal(("results", code, message), (issue.Field, issue.Code, issue.Message));
        Assert.Equal(code == "cpr" ? IssueSeverity.Block : IssueSeverity.Warn, issue.Severity);
        Assert.NotNull(issue.Place);
    }

    [Fact]
    public void Health_beside_a_name_is_an_issue_of_its_own()
    {
        var issues = TextChecks.Check("approach", "Borgeren Mette havde en depression.");

        Assert.Equal(["name", "health"], issues.Select(issue => issue.Code));
        Assert.Equal("Fjern oplysningen om helbred (»depression«) i sætningen om »Mette«, så ingen kan genkendes.", issues[1].Message);
    }

    [Fact]
    public void Hard_text_is_told_with_its_lix()
    {
        var text = string.Concat(Enumerable.Repeat("Tværgående implementeringsorganisering forudsætter virksomhedsrettede kompetenceudviklingsforløb i forvaltningerne. ", 8));

        var issue = Assert.Single(TextChecks.Check("approach", text));

        Assert.Equal(("lix", IssueSeverity.Warn), (issue.Code, issue.Severity));
        Assert.Matches(@"lixtallet er \d+ og bør højst være 45: .+»Tværgående implementeringsorganisering …«", issue.Message);
    }

    [Fact]
    public void No_message_repeats_a_cpr_number()
    {
        var text = string.Join(" og ", Enumerable.Repeat("010190-1234 hos borgeren Mette 0202901234, tlf. 20 30 40 50, 010190 1234 har haft stor effekt på hendes depression", 3));

        var issues = TextChecks.Check("results", text);

        Assert.True(issues.Count > 9);
        Assert.All(issues, issue => Assert.DoesNotMatch(@"\d{4}", issue.Message.Replace("20 30 40 50", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("Aalborg Kommune tog ud til 47 virksomheder i 2019 og fandt småjob til ledige over 50 år.")]
    [InlineData("Jobcentret ringede til hver virksomhed inden for to dage. Borgeren fik en fast mentor, som tog med til samtalen.")]
    [InlineData("I budgettet for 2024-2025 er der 1.250.000 kr. til indsatsen, jf. § 75 b, stk. 1. Skriv til jobcenter@kommune.example eller ring på 70 20 30 40.")]
    [InlineData("\uD83D \uFFFE \0 \uDE00")]
    public void Well_written_text_is_quiet(string text)
    {
        Assert.Empty(TextChecks.Check("approach", text));
    }

    [Theory]
    [InlineData("borgeren Mette ")]
    [InlineData("Mette ")]
    [InlineData("mette.hansen@kommune.example ")]
    [InlineData("@")]
    [InlineData("20 30 ")]
    [InlineData("A-")]
    [InlineData("har haft stor effekt ")]
    [InlineData("har ")]
    [InlineData("mange ")]
    [InlineData("Borgeren Mette kom. ")]
    [InlineData("0")]
    [InlineData("æ")]
    public void Long_text_is_checked_in_linear_time(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 300_000 / part.Length));

        var start = TimeProvider.System.GetTimestamp();
        TextChecks.Check("results", text);

        // About a second on an idle machine; with the square of the length it would be minutes on any.
        Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(15));
    }
}
