using Vejviser.UnitTests.PracticeExamples;
using Vejviser.Web.Links;

namespace Vejviser.UnitTests.Links;

public sealed class LinkedAddressesTests
{
    [Fact]
    public void All_addresses_are_found_once_without_the_signs_around_them()
    {
        var content = TestExamples.Content with
        {
            VideoUrl = "https://video.example/1",
            Approach = "Se [rapporten](https://a.example/rapport) og https://b.example/x?y=1. Også <http://c.example/>, (https://a.example/rapport) og ftp://d.example/.",
        };

        Assert.Equal(
            ["https://www.kl.dk/eksempler", "https://video.example/1", "https://a.example/rapport", "https://b.example/x?y=1", "http://c.example/"],
            LinkedAddresses.Of(content));
    }
}
