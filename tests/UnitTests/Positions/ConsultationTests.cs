using Vejviser.Domain.Positions;

namespace Vejviser.UnitTests.Positions;

public sealed class ConsultationTests
{
    private static readonly DateTime At = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Last = new(2026, 3, 20);

    [Fact]
    public void Statement_can_be_rewritten_until_it_is_public()
    {
        var statement = Sent();
        statement.Return("Skriv mere.");
        Assert.Equal((StatementState.Returned, "Skriv mere."), (statement.State, statement.ReturnReason));
        statement.Rewrite("chef", "Mere.", At.AddDays(1));
        Assert.Equal((StatementState.Sent, null, "Mere.", At.AddDays(1)), (statement.State, statement.ReturnReason, statement.Text, statement.SentAt));
        statement.Publish(At.AddDays(2));
        Assert.Throws<IllegalStatementException>(() => statement.Rewrite("chef", "Endnu mere.", At));
        Assert.Equal(("Mere.", At.AddDays(2), 4), (statement.Text, statement.PublishedAt, statement.Version));
    }

    [Fact]
    public void Editors_judge_what_waits_and_nothing_else()
    {
        var published = Sent();
        published.Publish(At);
        var returned = Sent();
        returned.Return("Nej.");
        foreach (var statement in (Statement[])[published, returned])
        {
            Assert.Throws<IllegalStatementException>(() => statement.Publish(At));
            Assert.Throws<IllegalStatementException>(() => statement.Return("Igen."));
        }
    }

    [Fact]
    public void Last_day_counts_and_what_was_sent_back_may_come_later_until_the_summary()
    {
        var consultation = Open();
        var returned = Sent();
        returned.Return("Skriv mere.");
        Assert.True(consultation.TakesAnswer(null, Last));
        Assert.False(consultation.TakesAnswer(null, Last.AddDays(1)));
        Assert.False(consultation.TakesAnswer(Sent(), Last.AddDays(1)));
        Assert.True(consultation.TakesAnswer(returned, Last.AddDays(1)));
        consultation.Summarise("Sådan.", [], At);
        Assert.False(consultation.TakesAnswer(returned, Last.AddDays(1)));
    }

    [Fact]
    public void Summary_keeps_the_day_it_was_first_public()
    {
        var consultation = Open();
        consultation.Summarise("Sådan.", [1], At);
        consultation.Summarise("Sådan, rettet.", [1, 2], At.AddDays(3));
        Assert.Equal(("Sådan, rettet.", At, 2), (consultation.Summary, consultation.SummarisedAt, consultation.Version));
        Assert.Equal([1, 2], consultation.RestsOn);
    }

    [Fact]
    public void Passage_goes_from_summary_and_statements()
    {
        var consultation = Open();
        consultation.Summarise("Mette sagde det.", [], At);
        var statement = Sent();
        consultation.Statements.Add(statement);
        statement.Rewrite("Mette, chef", "Mette mener det.", At);
        statement.Return("Skriv ikke Mette.");
        Assert.True(consultation.Holds("Mette") && statement.Holds("Mette"));
        consultation.Redact("Mette");
        Assert.False(consultation.Holds("Mette") || statement.Holds("Mette"));
        Assert.Equal(("[fjernet] mener det.", "[fjernet], chef", "Skriv ikke [fjernet]."), (statement.Text, statement.Role, statement.ReturnReason));
    }

    private static Consultation Open() => new() { Paper = "proeve", Dilemma = "dilemma", OpenedAt = At, ClosesOn = Last };

    private static Statement Sent() => new() { MunicipalityCode = "0316", Role = "chef", Text = "Noget.", SentAt = At };
}
