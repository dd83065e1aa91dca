using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;

namespace Vejviser.Web.Access;

/// <summary>A form that was sent when its sender could not be known: carried through signing in, so that nothing typed is lost.</summary>
/// <param name="Path">Where it was sent: a path of ours.</param>
/// <param name="Fields">Names and values, in order. Files cannot be carried.</param>
/// <param name="HadFiles">Whether a file was left behind.</param>
public sealed record CarriedForm(string Path, IReadOnlyList<KeyValuePair<string, string>> Fields, bool HadFiles)
{
    /// <summary>The field that holds it, protected, on the pages it passes.</summary>
    public const string Field = "medbragt";

    /// <summary>A carried form grows by a third when sealed.</summary>
    public const int MaxBody = 2 * 1024 * 1024;

    /// <summary>Reads the form of a request; null when it has none, or one sent from another site.</summary>
    public static async Task<CarriedForm?> OfAsync(HttpContext context, AntiforgeryOptions antiforgery)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType || !IsFromHere(context.Request))
        {
            return null;
        }

        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            var fields = form.Where(field => field.Key != antiforgery.FormFieldName && field.Key != Field)
                .SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? ""))
                .ToList();
            return new(context.Request.Path + context.Request.QueryString, fields, form.Files.Any(file => file.Length > 0));
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException or IOException)
        {
            return null;
        }
    }

    /// <summary>Sealed for a hidden field: nobody but this site can have made it.</summary>
    public string Seal(IDataProtectionProvider protection) => Protector(protection).Protect(JsonSerializer.Serialize(this));

    /// <summary>Opens what <see cref="Seal"/> made; null for anything else.</summary>
    public static CarriedForm? Open(string? text, IDataProtectionProvider protection)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize<CarriedForm>(Protector(protection).Unprotect(text));
        }
        catch (Exception exception) when (exception is System.Security.Cryptography.CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    // Without a token nobody vouches for the form; the browser itself says where it came from (Fetch Metadata), older ones by Origin.
    private static bool IsFromHere(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" => true,
        "" => request.Headers.Origin.ToString() is { Length: > 0 } origin && origin == $"{request.Scheme}://{request.Host}",
        _ => false,
    };

    private static IDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector("carried form");
}
