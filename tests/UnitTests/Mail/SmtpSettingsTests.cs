using Microsoft.Extensions.Configuration;
using Vejviser.Web.Mail;

namespace Vejviser.UnitTests.Mail;

public sealed class SmtpSettingsTests
{
    [Fact]
    public void No_host_is_no_mail_server()
    {
        Assert.Null(Read());
        Assert.Null(Read(("Host", " "), ("Port", "vrøvl")));
    }

    [Fact]
    public void Host_and_sender_are_enough()
    {
        var settings = Read(("Host", "mail.kommune.example"), ("From", "vejviser@kommune.example"))!;

        Assert.Equal(("mail.kommune.example", 25, null, false), (settings.Host, settings.Port, settings.User, settings.StartTls));
        Assert.Equal(("vejviser@kommune.example", "Vejviser"), (settings.From.Address, settings.From.DisplayName));
    }

    [Fact]
    public void Password_is_sent_encrypted_unless_that_is_said_otherwise()
    {
        var settings = Read(("Host", "mail.kommune.example"), ("From", "vejviser@kommune.example"), ("FromName", "Vejviser på Ærø"), ("User", "vejviser"), ("Password", "hemmelig"))!;

        Assert.Equal((587, true, "vejviser", "hemmelig"), (settings.Port, settings.StartTls, settings.User, settings.Password));
        Assert.Equal("Vejviser på Ærø", settings.From.DisplayName);
    }

    [Theory]
    [InlineData("Mail__Host er sat, men Mail__From mangler", "From", "")]
    [InlineData("Mail__From er »vejviser«; skriv kun en adresse", "From", "vejviser")]
    [InlineData("og navnet i Mail__FromName.", "From", "Vejviser <vejviser@kommune.example>")]
    [InlineData("Mail__Port er »mange«; skriv et helt tal", "Port", "mange")]
    [InlineData("Mail__Port er 0; skriv et tal fra 1 til 65535.", "Port", "0")]
    [InlineData("Mail__Port er 465", "Port", "465")]
    [InlineData("Mail__StartTls er »ja«; skriv true eller false.", "StartTls", "ja")]
    [InlineData("Mail__User og Mail__Password hører sammen", "User", "vejviser")]
    [InlineData("Mail__User og Mail__Password hører sammen", "Password", "hemmelig")]
    [InlineData("Mail__Password ville blive sendt ukrypteret", "User", "vejviser", "Password", "hemmelig", "StartTls", "false")]
    public void Setting_that_makes_no_sense_is_told_in_a_sentence(string reason, params string[] settings)
    {
        var fault = Assert.ThrowsAny<Exception>(() => Read(
        [
            ("Host", "mail.kommune.example"), ("From", "vejviser@kommune.example"),
            .. settings.Chunk(2).Select(pair => (pair[0], pair[1])),
        ]));

        Assert.Contains(reason, fault.Message);
        Assert.DoesNotContain("hemmelig", fault.Message);
    }

    private static SmtpSettings? Read(params (string Name, string Value)[] settings) => SmtpSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.GroupBy(setting => setting.Name).ToDictionary(setting => $"Mail:{setting.Key}", setting => (string?)setting.Last().Value))
        .Build());
}
