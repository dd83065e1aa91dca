using System.Net;
using Vejviser.Web.Links;

namespace Vejviser.UnitTests.Links;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:a00:1::")]
    [InlineData("ff02::1")]
    public void Networks_of_our_own_are_never_called(string address) => Assert.False(PublicAddress.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("91.198.174.192")]
    [InlineData("172.32.0.1")]
    [InlineData("2a02:26f0::1")]
    [InlineData("::ffff:91.198.174.192")]
    public void Open_internet_is(string address) => Assert.True(PublicAddress.IsPublic(IPAddress.Parse(address)));
}
