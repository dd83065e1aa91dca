using Microsoft.Extensions.Configuration;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Mail;

namespace Vejviser.UnitTests.Mail;

public sealed class SmtpSettingsTests
{
    [Fact]
    public void Nothing_set_is_no_mail_server()
    {
        Assert.Null(Accepted());
        Assert.Null(Accepted(("Host", " "), ("From", ""), ("Port", "25")));
    }

    [Fact]
    public void Host_and_sender_are_enough()
    {
        var settings = Accepted(("Host", "mail.kommune.example"), ("From", "vejviser@kommune.example"))!;

        Assert.Equal(("mail.kommune.example", 25, null, false), (settings.Host, settings.Port, settings.User, settings.StartTls));
        Assert.Equal(("vejviser@kommune.example", "Vejviser"), (settings.From.Address, settings.From.DisplayName));
    }

    [Fact]
    public void Password_is_sent_encrypted_unless_that_is_said_otherwise()
    {
        var settings = Accepted(("Host", "mail.kommune.example"), ("From", "vejviser@kommune.example"), ("FromName", "Vejviser på Ærø"), ("User", "vejviser"), ("Password", "hemmelig"))!;

        Assert.Equal((587, true, "vejviser", "hemmelig"), (settings.Port, settings.StartTls, settings.User, settings.Password));
        Assert.Equal("Vejviser på Ærø", settings.From.DisplayName);
    }

    [Theory]
    [InlineData("Mail__Host er sat, men Mail__From mangler", "From", "")]
    [InlineData("Mail__From er »vejviser«; skriv kun en adresse", "From", "vejviser")]
    [InlineData("og navnet i Mail__FromName.", "From", "Vejviser <vejviser@kommune.example>")]
    [InlineData("Mail__Port er »mange«; skriv et helt tal", "Port", "mange")]
    [InlineData("Mail__Port er »0«; skriv et helt tal fra 1 til 65535.", "Port", "0")]
    [InlineData("Mail__Port er 465", "Port", "465")]
    [InlineData("Mail__StartTls er »ja«; skriv true eller false.", "StartTls", "ja")]
    [InlineData("Mail__Port er »65536«; skriv et helt tal", "Port", "65536")]
    [InlineData("Mail__Port er 465", "Port", "465", "User", "vejviser", "Password", "hemmelig")]
    [InlineData("Mail__Host er »mail.kommune.example:587«; skriv kun serverens navn", "Host", "mail.kommune.example:587")]
    [InlineData("Mail__Host er »smtp://mail.kommune.example«; skriv kun serverens navn", "Host", "smtp://mail.kommune.example")]
    [InlineData("Mail__Host kan ikke bruges; skriv kun serverens navn", "Host", "vejviser:hemmelig@mail.kommune.example")]
    [InlineData("Mail__Host mangler, men andre indstillinger for post er sat", "Host", "")]
    [InlineData("Mail__Prot er ikke en indstilling; de mulige er Host, ", "Prot", "587")]
    [InlineData("Mail__Host__0 er ikke en indstilling; skriv Mail__Host.", "Host:0", "mail.kommune.example")]
    [InlineData("Mail__User og Mail__Password hører sammen", "User", "vejviser")]
    [InlineData("Mail__User og Mail__Password hører sammen", "Password", "hemmelig")]
    [InlineData("Mail__Password ville blive sendt ukrypteret", "User", "vejviser", "Password", "hemmelig", "StartTls", "false")]
    public void Setting_that_makes_no_sense_is_told_in_a_sentence(string reason, params string[] settings)
    {
        var (_, faults) = Read(
        [
            ("Host", "mail.kommune.example"), ("From", "vejviser@kommune.example"),
            .. settings.Chunk(2).Select(pair => (pair[0], pair[1])),
        ]);

        var fault = Assert.Single(faults);
        Assert.Contains(reason, fault);
        Assert.DoesNotContain("hemmelig", fault);
    }

    [Fact]
    public void Several_faults_are_told_at_once() =>
        Assert.Equal(4, Read(("Port", "mange"), ("StartTls", "ja"), ("Host", "mail kommune"), ("From", "vejviser")).Faults.Count);

    private static SmtpSettings? Accepted(params (string, string)[] settings)
    {
        var (read, faults) = Read(settings);
        Assert.Empty(faults);
        return read;
    }

    private static (SmtpSettings? Settings, IReadOnlyList<string> Faults) Read(params (string Name, string Value)[] settings)
    {
        var reader = new SettingsReader(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.GroupBy(setting => setting.Name).ToDictionary(setting => $"Mail:{setting.Key}", setting => (string?)setting.Last().Value))
            .Build());
        return (SmtpSettings.Read(reader.Section("Mail")), reader.Faults);
    }
}
