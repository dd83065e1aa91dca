using System.Net.Mail;
using System.Text;
using Vejviser.Domain;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Mail;

/// <summary>The mail server to hand mail to, and who it is from.</summary>
public sealed record SmtpSettings(string Host, int Port, string? User, string? Password, bool StartTls, MailAddress From)
{
    private const int PlainPort = 25;
    private const int SubmissionPort = 587;

    /// <summary>Reads Mail__Host and the rest; null where no mail server is named.</summary>
    /// <exception cref="BadConfigurationException">A setting makes no sense, or one is missing.</exception>
    public static SmtpSettings? Read(IConfiguration configuration)
    {
        if (Text("Host") is not { } host)
        {
            return null;
        }

        var (user, password) = (Text("User"), configuration["Mail:Password"]);
        if (user is null != string.IsNullOrEmpty(password))
        {
            throw new BadConfigurationException("Mail__User og Mail__Password hører sammen; skriv begge eller ingen af dem.");
        }

        var port = Settings.Number(configuration, "Mail:Port", user is null ? PlainPort : SubmissionPort);
        if (port is < 1 or > 65_535 or 465)
        {
            throw new BadConfigurationException(port == 465
                ? "Mail__Port er 465, men kryptering fra første tegn er ikke understøttet; skriv 587 og Mail__StartTls=true."
                : $"Mail__Port er {port}; skriv et tal fra 1 til 65535.");
        }

        var startTls = Settings.Flag(configuration, "Mail:StartTls", port == SubmissionPort);
        if (user is not null && !startTls)
        {
            throw new BadConfigurationException("Mail__Password ville blive sendt ukrypteret; skriv Mail__StartTls=true, eller fjern Mail__User og Mail__Password.");
        }

        return new(host, port, user, password, startTls, From());

        string? Text(string name) => string.IsNullOrWhiteSpace(configuration[$"Mail:{name}"]) ? null : configuration[$"Mail:{name}"]!.Trim();

        MailAddress From() =>
            Text("From") is not { } from ? throw new BadConfigurationException("Mail__Host er sat, men Mail__From mangler; skriv afsenderens adresse, for eksempel vejviser@kommune.example.")
            : MailAddress.TryCreate(from, out var address) && address.Address == from ? new(from, Text("FromName") ?? "Vejviser", Encoding.UTF8)
            : throw new BadConfigurationException($"Mail__From er {Danish.Quoted(from)}; skriv kun en adresse, for eksempel vejviser@kommune.example, og navnet i Mail__FromName.");
    }
}
