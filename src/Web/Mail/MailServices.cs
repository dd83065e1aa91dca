namespace Vejviser.Web.Mail;

/// <summary>Mail in one line.</summary>
internal static class MailServices
{
    public static void AddMail(this IServiceCollection services, SmtpSettings? settings)
    {
        services.AddSingleton(new MailSender(settings));
        services.AddSingleton<SendOutbox>();
        services.AddHostedService<OutboxService>();
    }
}
