namespace Vejviser.Web.Mail;

/// <summary>Mail in one line.</summary>
internal static class MailServices
{
    /// <exception cref="Infrastructure.BadConfigurationException">A Mail__ setting makes no sense.</exception>
    public static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new MailSender(SmtpSettings.Read(configuration)));
        services.AddSingleton<SendOutbox>();
        services.AddHostedService<OutboxService>();
    }
}
