using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using System.Text.RegularExpressions;
using Vejviser.Data.Mail;

namespace Vejviser.Web.Mail;

/// <summary>Hands one mail to the mail server.</summary>
public sealed partial class MailSender(SmtpSettings? settings, TimeSpan? patience = null)
{
    private const int MaxReason = 300;

    // The server may think it over, but everybody else's mail is waiting too.
    private readonly TimeSpan patience = patience ?? TimeSpan.FromSeconds(60);

    /// <summary>Whether there is a mail server to hand mail to.</summary>
    public bool IsConfigured => settings is not null;

    /// <summary>Sends, and says what went wrong; null when the server has taken the mail.</summary>
    public async Task<MailFault?> SendAsync(OutboxMessage message)
    {
        var smtp = settings ?? throw new InvalidOperationException("No mail server is configured.");
        try
        {
            using var mail = Compose(message, smtp.From);
            using var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.StartTls };
            if (smtp.User is not null)
            {
                client.Credentials = new NetworkCredential(smtp.User, smtp.Password);
            }

            await client.SendMailAsync(mail).WaitAsync(patience);
            return null;
        }
        catch (TimeoutException)
        {
            return new("Mailserveren svarede ikke i tide.", IsPermanent: false);
        }
        catch (SmtpException exception)
        {
            return new(Reason(exception), IsAboutThisMail(exception.StatusCode));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return new($"Mailen kan ikke sendes, som den er: {WithoutAddresses(exception.Message)}", IsPermanent: true);
        }
    }

    private static MailMessage Compose(OutboxMessage message, MailAddress from)
    {
        var mail = new MailMessage(from, new MailAddress(message.To))
        {
            Subject = message.Subject.ReplaceLineEndings(" "),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        if (message.ReplyTo is not null)
        {
            mail.ReplyToList.Add(message.ReplyTo);
        }

        // The same at every attempt: a mail that comes twice, because we fell between sending and noting it, can be told from two mails.
        mail.Headers["Message-ID"] = string.Create(CultureInfo.InvariantCulture, $"<{message.Id}.{new DateTimeOffset(message.CreatedAt).ToUnixTimeMilliseconds()}@{from.Host}>");
        if (message.UnsubscribeAddress is { } unsubscribe)
        {
            // One click in the mail program is enough (RFC 2369 and 8058).
            mail.Headers["List-Unsubscribe"] = $"<{unsubscribe}>";
            mail.Headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
        }

        // Nobody's out-of-office is to answer (RFC 3834).
        mail.Headers["Auto-Submitted"] = "auto-generated";
        mail.AlternateViews.Add(View(message.Text, MediaTypeNames.Text.Plain));
        mail.AlternateViews.Add(View(message.Html, MediaTypeNames.Text.Html));
        return mail;
    }

    private static AlternateView View(string text, string type)
    {
        var view = AlternateView.CreateAlternateViewFromString(text, Encoding.UTF8, type);
        view.TransferEncoding = TransferEncoding.QuotedPrintable;
        return view;
    }

    // 55x: this recipient or this content. The other lasting answers (sign-in, encryption, syntax) are about us, and an operator may put them right.
    private static bool IsAboutThisMail(SmtpStatusCode code) => (int)code is >= 550 and < 560;

    private static string Reason(SmtpException exception)
    {
        var code = (int)exception.StatusCode > 0 ? $"{(int)exception.StatusCode}: " : "";
        return WithoutAddresses($"{code}{exception.Message} {exception.InnerException?.Message}".Trim());
    }

    private static string WithoutAddresses(string text)
    {
        var clean = Address().Replace(text.ReplaceLineEndings(" "), "(adresse)");
        return clean.Length > MaxReason ? clean[..MaxReason] + "…" : clean;
    }

    [GeneratedRegex(@"[^\s<>""']*@[^\s<>""']*")]
    private static partial Regex Address();
}

/// <summary>Why a mail was not taken.</summary>
/// <param name="Reason">The server's answer, without addresses.</param>
/// <param name="IsPermanent">Whether trying again is in vain.</param>
public sealed record MailFault(string Reason, bool IsPermanent);
