using Vejviser.Domain.Partnerships;

namespace Vejviser.UnitTests.Partnerships;

public sealed class EnrolmentTests
{
    private static readonly DateTime At = new(2026, 11, 27, 9, 0, 0, DateTimeKind.Utc);
    private static readonly EnrolmentTerms Terms = new(["unge"], "Flere i job.", "Teamleder", "jobcenter@kommune.example", "Chef", "chef@kommune.example", [], true);

    /// <summary>Every state with the acts that are legal there.</summary>
    public static TheoryData<EnrolmentState, string> Legal => new()
    {
        { EnrolmentState.AwaitingSponsor, "change remind confirm decline leave" },
        { EnrolmentState.AwaitingEditor, "change admit decline leave" },
        { EnrolmentState.Waiting, "change admit decline leave up" },
        { EnrolmentState.Participant, "change decline leave" },
        { EnrolmentState.Left, "again" },
        { EnrolmentState.Declined, "again" },
    };

    [Theory]
    [MemberData(nameof(Legal))]
    public void Only_what_is_legal_in_a_state_can_be_done(EnrolmentState state, string legal)
    {
        Dictionary<string, Action<Enrolment>> acts = new()
        {
            ["again"] = one => one.SignUpAgain(Terms, At),
            ["change"] = one => one.Change(Terms, "Grund", At),
            ["remind"] = one => one.RemindSponsor(),
            ["confirm"] = one => one.ConfirmAsSponsor(one.SponsorRound, true, At),
            ["admit"] = one => one.Admit(At),
            ["decline"] = one => one.Decline("Grund", At),
            ["leave"] = one => one.Leave("Grund", At),
            ["up"] = one => one.MoveUp(At),
        };
        foreach (var (name, act) in acts)
        {
            var enrolment = In(state);
            var before = (enrolment.Version, enrolment.Events.Count);
            if (legal.Split(' ').Contains(name))
            {
                act(enrolment);
                Assert.NotEqual(before.Version, enrolment.Version);
            }
            else
            {
                Assert.Throws<IllegalEnrolmentException>(() => act(enrolment));
                Assert.Equal((state, before.Version, before.Count), (enrolment.State, enrolment.Version, enrolment.Events.Count));
            }
        }
    }

    [Fact]
    public void A_sponsor_confirms_the_newest_round_once()
    {
        var enrolment = In(EnrolmentState.AwaitingSponsor);
        var first = enrolment.SponsorRound;
        enrolment.RemindSponsor();
        Assert.Throws<IllegalEnrolmentException>(() => enrolment.ConfirmAsSponsor(first, true, At));
        enrolment.ConfirmAsSponsor(enrolment.SponsorRound, true, At);
        Assert.Throws<IllegalEnrolmentException>(() => enrolment.ConfirmAsSponsor(enrolment.SponsorRound, true, At));
        Assert.Equal(At, enrolment.SponsorConfirmedAt);
    }

    [Fact]
    public void Without_a_place_the_municipality_waits()
    {
        var enrolment = In(EnrolmentState.AwaitingSponsor);
        enrolment.ConfirmAsSponsor(enrolment.SponsorRound, hasRoom: false, At);
        Assert.Equal(EnrolmentState.Waiting, enrolment.State);
    }

    [Fact]
    public void A_new_sponsor_is_asked_while_the_place_is_kept()
    {
        var enrolment = In(EnrolmentState.Participant);
        Assert.False(enrolment.Change(Terms with { Aim = "Andet." }, "Grund", At));
        Assert.NotNull(enrolment.SponsorConfirmedAt);
        Assert.True(enrolment.Change(Terms with { SponsorEmail = "ny@kommune.example" }, "Grund", At));
        Assert.Equal((EnrolmentState.Participant, null), (enrolment.State, enrolment.SponsorConfirmedAt));
        enrolment.ConfirmAsSponsor(enrolment.SponsorRound, hasRoom: false, At);
        Assert.Equal(EnrolmentState.Participant, enrolment.State);
    }

    [Theory]
    [InlineData(EnrolmentState.AwaitingEditor)]
    [InlineData(EnrolmentState.Waiting)]
    public void Nobody_is_admitted_before_the_new_sponsor_has_confirmed(EnrolmentState state)
    {
        var enrolment = In(state);
        enrolment.Change(Terms with { SponsorEmail = "ny@kommune.example" }, "Grund", At);
        Assert.Throws<IllegalEnrolmentException>(() => enrolment.Admit(At));
        enrolment.ConfirmAsSponsor(enrolment.SponsorRound, hasRoom: true, At);
        enrolment.Admit(At);
        Assert.True(enrolment.TakesPart);
    }

    [Fact]
    public void A_sponsor_whose_address_is_forgotten_is_not_asked_again()
    {
        var enrolment = In(EnrolmentState.AwaitingSponsor);
        var before = enrolment.Version;
        enrolment.Forget("en-anden@kommune.example");
        Assert.Equal((before, "chef@kommune.example"), (enrolment.Version, enrolment.Terms.SponsorEmail));
        enrolment.Forget("chef@kommune.example");
        Assert.Equal((null, "jobcenter@kommune.example"), (enrolment.Terms.SponsorEmail, enrolment.Terms.ContactEmail));
        Assert.Throws<IllegalEnrolmentException>(enrolment.RemindSponsor);
    }

    [Theory]
    [InlineData(EnrolmentState.Participant, EnrolmentState.Left)]
    [InlineData(EnrolmentState.AwaitingEditor, EnrolmentState.Declined)]
    public void Whoever_is_out_is_known_by_role_only(EnrolmentState state, EnrolmentState expected)
    {
        var enrolment = In(state);
        enrolment.Decline("Grund", At);
        Assert.Equal((expected, null, null, "Teamleder"), (enrolment.State, enrolment.Terms.ContactEmail, enrolment.Terms.SponsorEmail, enrolment.Terms.ContactRole));
    }

    [Theory]
    [InlineData("2026-11-27", "2026-11-27", true)]
    [InlineData("2026-11-27", "2026-11-28", false)]
    [InlineData(null, "2030-01-01", true)]
    public void Sign_up_is_open_to_and_with_the_deadline(string? deadline, string today, bool expected)
    {
        var partnership = new Partnership { Slug = "et", State = PartnershipState.Open, Content = null!, DeadlineOn = deadline is null ? null : DateOnly.Parse(deadline, null), Places = 2 };
        Assert.Equal(expected, partnership.TakesSignUps(DateOnly.Parse(today, null)));
        partnership.State = PartnershipState.Running;
        Assert.False(partnership.TakesSignUps(DateOnly.Parse(today, null)));
        Assert.Equal((true, false), (partnership.HasRoom(1), partnership.HasRoom(2)));
    }

    private static Enrolment In(EnrolmentState state)
    {
        var enrolment = Enrolment.SignUp(1, "0851", Terms, At);
        if (state == EnrolmentState.AwaitingSponsor)
        {
            return enrolment;
        }

        enrolment.ConfirmAsSponsor(enrolment.SponsorRound, state != EnrolmentState.Waiting, At);
        switch (state)
        {
            case EnrolmentState.Participant:
                enrolment.Admit(At);
                break;
            case EnrolmentState.Left:
                enrolment.Leave("Grund", At);
                break;
            case EnrolmentState.Declined:
                enrolment.Decline("Grund", At);
                break;
        }

        Assert.Equal(state, enrolment.State);
        return enrolment;
    }
}
