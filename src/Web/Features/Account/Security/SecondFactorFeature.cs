using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Account.Security;

/// <summary>What the second factor needs: passkeys and authenticator codes. Its folder is for whoever is signed in.</summary>
internal static class SecondFactorFeature
{
    public static void AddSecondFactor(this IServiceCollection services, Settings settings)
    {
        services.AddIdentityCore<Domain.Accounts.Account>();
        services.AddScoped<IUserStore<Domain.Accounts.Account>, AccountStore>();
        services.AddScoped<IPasskeyHandler<Domain.Accounts.Account>, PasskeyHandler<Domain.Accounts.Account>>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // A passkey belongs to a domain for ever; without Site__Url it is that of the request.
            passkeys.ServerDomain = settings.PublicAddress is { } address ? new Uri(address).Host : null;
            // It signs in without an address being typed, and only after fingerprint, face or PIN: possession and one thing more.
            passkeys.ResidentKeyRequirement = "required";
            passkeys.UserVerificationRequirement = "required";
        });
        services.AddScoped<Passkeys>();
        services.AddSingleton<GetSecondFactors>();
        services.AddSingleton<ChangeSecondFactors>();
        services.AddSingleton<AuthenticatorApp>();
        services.AddScoped<ConfirmSession>();
        services.Configure<RazorPagesOptions>(pages => pages.Conventions.KeepNothingOf("/Account/Security"));
    }

    // They change nothing and answer nothing secret; what comes back goes through the pages' forms, tokens and all.
    public static void MapSecondFactor(this WebApplication app)
    {
        app.MapPost(SecurityLinks.OfferNew, (HttpContext context, Passkeys passkeys) => OfferAsync(context, passkeys.OfferNewAsync(context, context.User.AccountId())))
            .ExcludeFromDescription().RequireAuthorization(Policies.SignedIn);
        app.MapPost(SecurityLinks.OfferConfirmation, (HttpContext context, Passkeys passkeys) => OfferAsync(context, passkeys.OfferConfirmationAsync(context, context.User.AccountId())))
            .ExcludeFromDescription().RequireAuthorization(Policies.SignedIn);
        app.MapPost(SecurityLinks.OfferSignIn, (HttpContext context, Passkeys passkeys) => OfferAsync(context, passkeys.OfferSignInAsync(context)))
            .ExcludeFromDescription();
    }

    private static async Task<IResult> OfferAsync(HttpContext context, Task<string> offer)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Text(await offer, "application/json");
    }
}
