using Vejviser.Domain;

namespace Vejviser.UnitTests;

public sealed class WebAddressTests
{
    [Theory]
    [InlineData("https://www.kl.dk/", true)]
    [InlineData("HTTP://kl.dk", true)]
    [InlineData("www.kl.dk", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("ftp://kl.dk", false)]
    [InlineData("/eksempler", false)]
    [InlineData("https://www.kl.dk@ond.example/", false)]
    [InlineData("https://navn:kode@kl.dk/", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_whole_addresses_on_the_web_count(string? text, bool expected) => Assert.Equal(expected, WebAddress.IsValid(text));
}
