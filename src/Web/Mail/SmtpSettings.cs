using System.Net.Mail;
using System.Text;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Mail;

/// <summary>The mail server to hand mail to, and who it is from.</summary>
public sealed record SmtpSettings(string Host, int Port, string? User, string? Password, bool StartTls, MailAddress From)
{
    private const int PlainPort = 25;
    private const int SubmissionPort = 587;

    private const int EncryptedFromTheStart = 465;

    /// <summary>Reads Mail__Host and the rest; null where no mail server is named, or something is wrong.</summary>
    internal static SmtpSettings? Read(SettingsSection mail)
    {
        var (host, user, password, from, name) = (mail.Text("Host"), mail.Text("User"), mail.Verbatim("Password"), Sender(mail), mail.Text("FromName"));
        var port = mail.Number("Port", user is null ? PlainPort : SubmissionPort, 1, 65_535, "skriv et helt tal fra 1 til 65535");
        if (port == EncryptedFromTheStart)
        {
            mail.Wrong("Mail__Port er 465, men kryptering fra første tegn er ikke understøttet; skriv 587 og Mail__StartTls=true.");
            port = SubmissionPort;
        }

        var startTls = mail.Flag("StartTls", port == SubmissionPort);
        mail.RefuseUnknown();
        if (host is null)
        {
            if ((from ?? name ?? user ?? password) is not null)
            {
                mail.Wrong("Mail__Host mangler, men andre indstillinger for post er sat; skriv mailserverens navn, eller fjern dem.");
            }

            return null;
        }

        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            mail.Wrong("Host", host, "skriv kun serverens navn, for eksempel mail.kommune.example, og porten i Mail__Port");
        }

        if (user is null != password is null)
        {
            mail.Wrong("Mail__User og Mail__Password hører sammen; skriv begge eller ingen af dem.");
        }
        else if (user is not null && !startTls)
        {
            mail.Wrong("Mail__Password ville blive sendt ukrypteret; skriv Mail__StartTls=true, eller fjern Mail__User og Mail__Password.");
        }

        if (mail.Text("From") is null)
        {
            mail.Wrong("Mail__Host er sat, men Mail__From mangler; skriv afsenderens adresse, for eksempel vejviser@kommune.example.");
        }

        return from is null ? null : new(host, port, user, password, startTls, new(from, name ?? "Vejviser", Encoding.UTF8));
    }

    private static string? Sender(SettingsSection mail) => mail.Mailbox("From", "skriv kun en adresse, for eksempel vejviser@kommune.example, og navnet i Mail__FromName");
}
