using Vejviser.Domain.Partnerships;

namespace Vejviser.UnitTests.Partnerships;

public sealed class HelpPostTests
{
    [Theory]
    [InlineData(2, true, "mentor", null, false, true)]
    [InlineData(2, true, "mentor", "unge", false, true)]
    [InlineData(2, true, "mentor", "flygtninge", false, false)]
    [InlineData(2, true, "igu", "unge", false, false)]
    [InlineData(2, false, "mentor", "unge", false, false)]
    [InlineData(1, true, "mentor", "unge", false, false)]
    [InlineData(2, true, "mentor", "unge", true, false)]
    [InlineData(null, true, "mentor", "unge", false, true)]
    public void A_wish_fits_an_offer_of_the_same_effort_and_no_other_group(int? enrolment, bool isOffer, string effort, string? group, bool isClosed, bool expected)
    {
        var wanted = Post(1, false, "mentor", "unge", false);
        var other = Post(enrolment, isOffer, effort, group, isClosed);
        Assert.Equal((expected, expected), (wanted.Fits(other), other.Fits(wanted)));
    }

    private static HelpPost Post(int? enrolment, bool isOffer, string effort, string? group, bool isClosed) => new()
    {
        PartnershipId = 1,
        EnrolmentId = enrolment,
        IsOffer = isOffer,
        EffortTypeId = effort,
        TargetGroupId = group,
        Text = "Tekst",
        CreatedAt = DateTime.UnixEpoch,
        ClosedAt = isClosed ? DateTime.UnixEpoch : null,
    };
}
