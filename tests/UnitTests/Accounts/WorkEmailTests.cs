using Vejviser.Domain.Accounts;

namespace Vejviser.UnitTests.Accounts;

public sealed class WorkEmailTests
{
    [Theory]
    [InlineData("leder@kk.dk", "leder@kk.dk")]
    [InlineData("leder+nyheder@kk.dk", "leder@kk.dk")]
    [InlineData("leder+a+b@kk.dk", "leder@kk.dk")]
    [InlineData("for.navn@kk.dk", "for.navn@kk.dk")]
    [InlineData("for.navn+x@gmail.com", "fornavn@gmail.com")]
    [InlineData("+x@kk.dk", "+x@kk.dk")]
    [InlineData("ingen adresse", "ingen adresse")]
    public void Mailbox_is_where_the_mail_ends(string email, string mailbox) => Assert.Equal(mailbox, WorkEmail.Mailbox(email));
}
