using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Account.External;

/// <summary>A visitor's way through the lying provider.</summary>
internal static class ProviderVisits
{
    /// <summary>Presses the button; hands over the provider's address with what was asked.</summary>
    public static async Task<string> BeginAsync(this Visitor visitor, string onward = "")
    {
        await visitor.OpenAsync($"/konto/log-ind/kommune{(onward.Length > 0 ? $"?videre={Uri.EscapeDataString(onward)}" : "")}");
        await visitor.SubmitAsync();
        return visitor.Page.QuerySelector("main a.button")!.GetAttribute("href")!;
    }

    /// <summary>Comes back as the provider would send the browser.</summary>
    public static Task ReturnAsync(this Visitor visitor, LyingProvider provider, string asked, string sub = "id-1", string email = "anna@proeve.example", string? state = null, string? iss = null) =>
        visitor.OpenAsync(QueryHelpers.AddQueryString("/konto/log-ind/kommune/svar", new Dictionary<string, string?>
        {
            ["code"] = LyingProvider.CodeFor(asked, sub, email),
            ["state"] = state ?? StateOf(asked),
            ["iss"] = iss ?? $"{provider.Address}".TrimEnd('/'),
        }));

    public static async Task SignInAsync(this Visitor visitor, LyingProvider provider, string sub = "id-1", string email = "anna@proeve.example") =>
        await visitor.ReturnAsync(provider, await visitor.BeginAsync(), sub, email);

    public static string StateOf(string asked) => QueryHelpers.ParseQuery(new Uri(asked).Query)["state"]!;

    public static string Lead(this Visitor visitor) => visitor.Page.QuerySelector("main .lead")!.TextContent;

    public static bool IsSignedIn(this Visitor visitor) => visitor.Cookies.GetAllCookies()["vejviser"] is not null;

    public static async Task<AppDbContext> OpenDatabaseAsync(this TestSite site) => await site.Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
}
