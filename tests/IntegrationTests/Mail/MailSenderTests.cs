using Vejviser.Data.Mail;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Mail;

namespace Vejviser.IntegrationTests.Mail;

public sealed class MailSenderTests
{
    private static readonly DateTime At = TestClock.AtStart().GetUtcNow().UtcDateTime;

    [Fact]
    public async Task Danish_letters_arrive_as_they_were_written()
    {
        await using var server = await MailServer.StartAsync();
        var text = "Kære sagsbehandler på Ærø\n\n.\n.begynder med punktum\nØl, å og »citat« – 25 %\n" + string.Join(' ', Enumerable.Repeat("blåbærgrød", 200)) + "\n";
        var html = "<!DOCTYPE html>\n<p>Kære sagsbehandler på Ærø = 1 &amp; 2</p>\n";
        var message = Message(text, html, "Jeres eksempel »Fra sygemelding til småjob på Ærø« er modtaget og bliver læst af redaktionen inden for få dage");

        Assert.Null(await new MailSender(server.Settings).SendAsync(message));

        var mail = await server.NextAsync();
        Assert.Equal((message.Subject, Lines(text).TrimEnd(), Lines(html).TrimEnd()), (mail.Subject, Lines(mail.Text).TrimEnd(), Lines(mail.Html).TrimEnd()));
        Assert.Equal(("Vejviser på dansk: æøå", "vejviser@kommune.example", "vejviser@kommune.example"), (mail.FromName, mail.FromAddress, mail.Sender));
        Assert.Equal(("jobcenter@kommune.example", "svar@kommune.example"), (Assert.Single(mail.Recipients), mail.ReplyTo));
        Assert.Equal("auto-generated", mail.AutoSubmitted);
        Assert.True(mail.IsAscii, "Servers that do not know 8BITMIME must take it too.");
    }

    [Fact]
    public async Task Mail_sent_twice_has_one_id_and_two_mails_have_two()
    {
        await using var server = await MailServer.StartAsync();
        var sender = new MailSender(server.Settings);
        await sender.SendAsync(Message(id: 7));
        await sender.SendAsync(Message(id: 7));
        await sender.SendAsync(Message(id: 8));

        var (first, again, other) = (await server.NextAsync(), await server.NextAsync(), await server.NextAsync());

        Assert.Matches(@"^<7\.\d+@kommune\.example>$", first.MessageId);
        Assert.Equal(first.MessageId, again.MessageId);
        Assert.NotEqual(first.MessageId, other.MessageId);
    }

    [Fact]
    public async Task Subject_cannot_add_a_header()
    {
        await using var server = await MailServer.StartAsync();

        Assert.Null(await new MailSender(server.Settings).SendAsync(Message(subject: "Hej\r\nBcc: alle@kommune.example\nX: y")));

        var mail = await server.NextAsync();
        Assert.Equal("Hej Bcc: alle@kommune.example X: y", mail.Subject);
        Assert.Single(mail.Recipients);
    }

    [Theory]
    [InlineData("451", false, "451: ")]
    [InlineData("550", true, "550: ")]
    [InlineData("554", true, "554: ")]
    [InlineData("drop", false, "")]
    [InlineData("lose", false, "")]
    public async Task Refusal_says_why_and_whether_to_try_again_and_names_nobody(string answer, bool isPermanent, string code)
    {
        await using var server = await MailServer.StartAsync();
        await server.AnswerAsync(answer);

        var fault = await new MailSender(server.Settings).SendAsync(Message());

        Assert.NotNull(fault);
        Assert.Equal(isPermanent, fault.IsPermanent);
        Assert.StartsWith(code, fault.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("kommune.example", fault.Reason);
    }

    [Fact]
    public async Task Server_that_says_nothing_is_given_up_in_time()
    {
        await using var server = await MailServer.StartAsync();
        await server.AnswerAsync("hang");

        var fault = await new MailSender(server.Settings, TimeSpan.FromSeconds(1)).SendAsync(Message());

        Assert.Equal(new("Mailserveren svarede ikke i tide.", IsPermanent: false), fault);
    }

    [Fact]
    public async Task Server_that_is_down_is_tried_again()
    {
        var server = await MailServer.StartAsync();
        var settings = server.Settings;
        await server.DisposeAsync();

        var fault = await new MailSender(settings).SendAsync(Message());

        Assert.False(fault!.IsPermanent);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_is_sent_in_clear_or_to_a_stranger_where_encryption_is_asked_for(bool offersTls)
    {
        // With TLS the server shows a certificate that nobody we trust has signed.
        await using var server = await MailServer.StartAsync(offersTls: offersTls);

        var fault = await new MailSender(server.Settings with { StartTls = true }).SendAsync(Message());

        Assert.False(fault!.IsPermanent);
        Assert.True(await server.HasNoMoreAsync());
    }

    [Fact]
    public async Task Mail_that_cannot_be_sent_at_all_is_not_tried_again()
    {
        await using var server = await MailServer.StartAsync();

        var fault = await new MailSender(server.Settings).SendAsync(Message(to: "ikke en adresse"));

        Assert.True(fault!.IsPermanent);
    }

    internal static OutboxMessage Message(string text = "Hej\n", string html = "<p>Hej</p>\n", string subject = "Hej", int id = 0, string to = "jobcenter@kommune.example") => new()
    {
        Id = id,
        Kind = "test",
        To = to,
        ReplyTo = "svar@kommune.example",
        Subject = subject,
        Text = text,
        Html = html,
        CreatedAt = At,
        NextAttemptAt = At,
    };

    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}
