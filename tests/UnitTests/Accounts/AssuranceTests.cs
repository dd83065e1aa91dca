using Vejviser.Domain.Accounts;
using Vejviser.Web.Access.Oidc;

namespace Vejviser.UnitTests.Accounts;

public sealed class AssuranceTests
{
    private const string Loa = "https://data.gov.dk/concept/core/nsis/loa/";

    [Theory]
    [InlineData("Low", AssuranceLevel.Low)]
    [InlineData("Substantial", AssuranceLevel.Substantial)]
    [InlineData(Loa + "High", AssuranceLevel.High)]
    [InlineData("https://data.gov.dk/concept/core/nsis/Substantial", AssuranceLevel.Substantial)]
    [InlineData("high", null)]
    [InlineData("loa/High", null)]
    [InlineData("2", null)]
    [InlineData("https://data.gov.dk.example/concept/core/nsis/loa/High", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Level_is_read_as_it_is_written_and_not_guessed(string? text, AssuranceLevel? level) => Assert.Equal(level, AssuranceLevels.Read(text));

    [Theory]
    [InlineData("Substantial", new[] { Loa + "Low" }, false, false)]
    [InlineData("Substantial", new[] { Loa + "Substantial" }, true, true)]
    [InlineData("Substantial", new[] { Loa + "High" }, true, true)]
    [InlineData("Substantial", new string[0], false, false)]
    [InlineData("Substantial", new[] { "urn:something" }, false, false)]
    [InlineData("Substantial", new[] { Loa + "High", Loa + "Low" }, false, false)]
    [InlineData("High", new[] { Loa + "Substantial" }, false, false)]
    [InlineData("Low", new[] { Loa + "Low" }, true, false)]
    [InlineData("Low", new[] { Loa + "High" }, true, true)]
    [InlineData(null, new[] { Loa + "High" }, true, false)]
    [InlineData(null, new string[0], true, false)]
    public void Sign_in_is_enough_from_the_minimum_and_strong_from_two_factors(string? minimum, string[] said, bool isEnough, bool isStrong) =>
        Assert.Equal((isEnough, isStrong), (Provider with { MinimumAssurance = AssuranceLevels.Read(minimum) }).Judge(said));

    [Theory]
    [InlineData(new[] { "mfa" }, true)]
    [InlineData(new[] { "pwd", "mfa" }, true)]
    [InlineData(new[] { "MFA" }, false)]
    [InlineData(new string[0], false)]
    public void Listed_values_are_accepted_to_the_letter(string[] said, bool isAccepted) =>
        Assert.Equal((isAccepted, isAccepted), (Provider with { AcceptedAssurance = ["mfa"] }).Judge(said));

    [Fact]
    public void Levels_from_the_minimum_are_asked_for() =>
        Assert.Equal([Loa + "Substantial", Loa + "High"], (Provider with { MinimumAssurance = AssuranceLevel.Substantial }).AssuranceAskedFor);

    private static OidcProvider Provider { get; } = new() { Name = "kommune", Title = "Kommune", Authority = new("https://login.example"), ClientId = "x", Domains = ["kommune.example"] };
}
