namespace Vejviser.Web.Infrastructure;

/// <summary>What every answer tells the browser not to do.</summary>
internal static class SecurityHeaders
{
    // No inline script or style anywhere, hence no nonce, hence pages can be cached.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; ";

    private const string Permissions =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    /// <summary>Browsers that have been here once use nothing but https for two years (RFC 6797).</summary>
    public static void AddSecurityHeaders(this IServiceCollection services) => services.AddHsts(hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(730), true));

    public static void UseSecurityHeaders(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.Use((context, next) =>
        {
            // At the last moment, so that an answer to a fault, which begins by clearing the headers, carries them too.
            context.Response.OnStarting(Set, context);
            return next(context);
        });

        static Task Set(object state)
        {
            var context = (HttpContext)state;
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy + (context.GetEndpoint()?.Metadata.GetMetadata<EmbeddableAttribute>() is null ? "frame-ancestors 'none'" : "frame-ancestors *");
            headers.XContentTypeOptions = "nosniff";
            // A page whose address is a secret says so itself.
            headers.TryAdd("Referrer-Policy", "strict-origin-when-cross-origin");
            headers["Permissions-Policy"] = Permissions;
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return Task.CompletedTask;
        }
    }
}
