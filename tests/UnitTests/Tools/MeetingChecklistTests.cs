using Vejviser.Domain;
using Vejviser.Domain.Tools;

namespace Vejviser.UnitTests.Tools;

public sealed class MeetingChecklistTests
{
    [Fact]
    public void Only_what_was_picked_is_on_the_list_with_its_reason()
    {
        var checklist = Read(out var issues, ("dok-helbred", "ja"), ("dok-helbred-hvorfor", " Lægen ved mest. "), ("delt-andet-1", "Virksomhedskonsulent"), ("delt-andet-1-hvorfor", "Kender pladsen"))!;

        Assert.Empty(issues);
        Assert.Equal([new("Helbred", "Lægen ved mest.")], checklist.Documentation);
        Assert.Equal([new("Virksomhedskonsulent", "Kender pladsen")], checklist.Participants);
    }

    [Fact]
    public void It_starts_empty_and_asks_for_something()
    {
        Assert.Null(Read(out var issues));
        Assert.Single(issues);
    }

    [Fact]
    public void Picks_without_reason_reasons_without_pick_and_CPR_numbers_are_refused_at_their_field()
    {
        Assert.Equal("dok-helbred-hvorfor", One(("dok-helbred", "ja")).Field);
        Assert.Equal("dok-helbred", One(("dok-helbred-hvorfor", "Derfor")).Field);
        Assert.Equal("dok-andet-1", One(("dok-andet-1-hvorfor", "Derfor")).Field);
        Assert.Equal("delt-andet-2-hvorfor", One(("delt-andet-2", "Tolk"), ("delt-andet-2-hvorfor", new string('a', MeetingChecklist.MostText + 1))).Field);
        var cpr = One(("delt-borger", "ja"), ("delt-borger-hvorfor", "Borgeren, cpr 010190-1234"));
        Assert.Equal("delt-borger-hvorfor", cpr.Field);
        Assert.DoesNotContain("1234", cpr.Message, StringComparison.Ordinal);
    }

    private static Issue One(params (string, string)[] fields)
    {
        Assert.Null(Read(out var issues, fields));
        return Assert.Single(issues);
    }

    private static MeetingChecklist? Read(out IReadOnlyList<Issue> issues, params (string Field, string Value)[] fields) =>
        MeetingChecklist.Read(field => fields.Where(one => one.Field == field).Select(one => one.Value).FirstOrDefault(), out issues);
}
