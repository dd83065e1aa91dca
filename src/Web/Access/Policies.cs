using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Access;

/// <summary>Who may go where. Rooms state their policy by folder; what states none is open to everybody, and a test lists it.</summary>
internal static class Policies
{
    /// <summary>Anybody with an account.</summary>
    public const string SignedIn = "signed in";

    /// <summary>Accounts of the municipalities that take part in the partnership of the address, and editors.</summary>
    public const string Participant = "participant";

    /// <summary>Editors and administrators, to look and to prepare.</summary>
    public const string Editor = "editor";

    /// <summary>Editors and administrators with a passkey or authenticator code in this session: for what readers will see, and for what cannot be undone.</summary>
    public const string Publisher = "publisher";

    /// <summary>Administrators, with the same.</summary>
    public const string Administrator = "administrator";

    public static void AddAccess(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<Sessions>();
        services.AddSingleton<SignInCodes>();
        services.AddAuthentication(SessionAuthentication.Scheme).AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.Scheme, configureOptions: null);
        services.AddAuthorizationBuilder()
            .AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Participant, policy => policy.RequireAuthenticatedUser().AddRequirements(new ParticipantRequirement()))
            .AddPolicy(Editor, policy => policy.RequireRole(nameof(AccountRole.Editor)))
            .AddPolicy(Publisher, policy => policy.RequireRole(nameof(AccountRole.Editor)).RequireAssertion(context => context.User.IsStrong()))
            .AddPolicy(Administrator, policy => policy.RequireRole(nameof(AccountRole.Administrator)).RequireAssertion(context => context.User.IsStrong()));
        services.AddSingleton<IAuthorizationHandler, ParticipantHandler>();
        services.AddDataProtection().SetApplicationName("Vejviser");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(keys =>
            keys.XmlRepository = new KeyRepository(provider.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<AppDbContext>>())));
        services.Configure<Microsoft.AspNetCore.Mvc.MvcOptions>(mvc => mvc.Filters.Add<KeepRefusedForms>());
        services.AddAntiforgery(antiforgery =>
        {
            // The prefix keeps other hosts of the domain from setting it; browsers take it over https only.
            antiforgery.Cookie.Name = settings.PublicAddress?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true ? "__Host-vejviser-form" : "vejviser-form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.FormFieldName = "form_token";
        });
    }

    public static void UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use(SessionAuthentication.TellFaultAsync);
        app.UseAuthorization();
    }

    /// <summary>What each folder of pages asks for.</summary>
    public static void ByFolder(PageConventionCollection pages)
    {
        pages.AuthorizeFolder("/Account", SignedIn);
        pages.AuthorizeFolder("/Adoptions", SignedIn);
        pages.AuthorizeFolder("/Partnerships/SignUp", SignedIn);
        pages.AuthorizeFolder("/Partnerships/Workspace", Participant);
        pages.AuthorizeFolder("/Consultations", SignedIn);
        pages.AuthorizeFolder("/Editorial", Editor);
        pages.AuthorizeFolder("/Editorial/Publishing", Publisher);
        pages.AuthorizeFolder("/Editorial/Administration", Administrator);
    }

    /// <summary>A form whose token is another's or too old (two tabs, a sign-in in between) is kept for its sender to send again.</summary>
    internal sealed class KeepRefusedForms(IOptions<AntiforgeryOptions> antiforgery) : IAsyncAlwaysRunResultFilter
    {
        public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
        {
            if (context.Result is IAntiforgeryValidationFailedResult)
            {
                context.HttpContext.Items[CarriedForm.Field] = await CarriedForm.OfAsync(context.HttpContext, antiforgery.Value);
            }

            await next();
        }
    }

    /// <summary>Data protection keys in the database: every node reads what another has written.</summary>
    private sealed class KeyRepository(Microsoft.EntityFrameworkCore.IDbContextFactory<AppDbContext> contexts) : IXmlRepository
    {
        public IReadOnlyCollection<System.Xml.Linq.XElement> GetAllElements()
        {
            using var db = contexts.CreateDbContext();
            return db.DataProtectionKeys.Select(key => key.Xml).ToList().ConvertAll(System.Xml.Linq.XElement.Parse);
        }

        public void StoreElement(System.Xml.Linq.XElement element, string friendlyName)
        {
            using var db = contexts.CreateDbContext();
            db.Add(new DataProtectionKey { Xml = element.ToString(System.Xml.Linq.SaveOptions.DisableFormatting) });
            db.SaveChanges();
        }
    }
}
