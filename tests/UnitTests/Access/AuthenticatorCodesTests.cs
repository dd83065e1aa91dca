using System.Text;
using Vejviser.Web.Access;

namespace Vejviser.UnitTests.Access;

public sealed class AuthenticatorCodesTests
{
    // RFC 6238, appendix B: the key, and codes of eight digits, of which ours are the last six.
    private static readonly byte[] RfcKey = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void Code_is_that_of_the_standard(long second, string code)
    {
        var step = AuthenticatorCodes.StepAt(At(second));

        Assert.Equal(code[2..], AuthenticatorCodes.Code(RfcKey, step));
        Assert.Equal(step, AuthenticatorCodes.Accept(RfcKey, code[2..], At(second), lastStep: 0));
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Clock_may_be_one_step_away(int steps, bool accepted)
    {
        var now = AuthenticatorCodes.StepAt(At(1111111111));

        Assert.Equal(accepted, AuthenticatorCodes.Accept(RfcKey, AuthenticatorCodes.Code(RfcKey, now + steps), At(1111111111), lastStep: 0) is not null);
    }

    [Fact]
    public void Used_code_is_refused_and_so_is_any_before_it()
    {
        var now = AuthenticatorCodes.StepAt(At(1111111111));

        Assert.Null(AuthenticatorCodes.Accept(RfcKey, AuthenticatorCodes.Code(RfcKey, now), At(1111111111), lastStep: now));
        Assert.Null(AuthenticatorCodes.Accept(RfcKey, AuthenticatorCodes.Code(RfcKey, now - 1), At(1111111111), lastStep: now));
        Assert.Equal(now + 1, AuthenticatorCodes.Accept(RfcKey, AuthenticatorCodes.Code(RfcKey, now + 1), At(1111111111), lastStep: now));
    }

    [Fact]
    public void Key_is_written_as_apps_read_it()
    {
        Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", AuthenticatorCodes.Base32(RfcKey));
        Assert.Equal(20, AuthenticatorCodes.NewKey().Length);
        Assert.NotEqual(AuthenticatorCodes.NewKey(), AuthenticatorCodes.NewKey());
    }

    private static DateTime At(long second) => DateTimeOffset.FromUnixTimeSeconds(second).UtcDateTime;
}
