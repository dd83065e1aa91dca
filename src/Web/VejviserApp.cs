using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Account;
using Vejviser.Web.Features.Account.External;
using Vejviser.Web.Features.Account.Security;
using Vejviser.Web.Features.Adoptions;
using Vejviser.Web.Features.Consultations;
using Vejviser.Web.Features.Development;
using Vejviser.Web.Features.Editorial;
using Vejviser.Web.Features.Editorial.Administration;
using Vejviser.Web.Features.Errors;
using Vejviser.Web.Features.Figures;
using Vejviser.Web.Features.Follow;
using Vejviser.Web.Features.Gaps;
using Vejviser.Web.Features.Health;
using Vejviser.Web.Features.Home;
using Vejviser.Web.Features.Municipalities;
using Vejviser.Web.Features.OpenData;
using Vejviser.Web.Features.Operation;
using Vejviser.Web.Features.Partnerships;
using Vejviser.Web.Features.Positions;
using Vejviser.Web.Features.PracticeExamples;
using Vejviser.Web.Features.Questions;
using Vejviser.Web.Features.Share;
using Vejviser.Web.Features.Themes;
using Vejviser.Web.Features.Tools;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Links;
using Vejviser.Web.Mail;
using Vejviser.Web.Use;

namespace Vejviser.Web;

/// <summary>The website put together: reads as a table of contents.</summary>
public static class VejviserApp
{
    /// <param name="args">Settings on the command line.</param>
    /// <param name="clock">What time it is; the machine's own where none is given.</param>
    /// <exception cref="BadConfigurationException">A setting makes no sense.</exception>
    public static WebApplication Build(string[] args, TimeProvider? clock = null)
    {
        var builder = Begin(args);
        var settings = Settings.Read(builder.Configuration, builder.Environment.IsDevelopment());

        // On another core meanwhile. What is wrong there is wrong, and told, where the database is first opened.
        _ = Task.Run(() => DataServices.BuildModel(settings.Database));
        if (!Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")))
        {
            // Not published: assets come from the source tree, in every environment.
            builder.WebHost.UseStaticWebAssets();
            if (!builder.Environment.IsDevelopment())
            {
                // Otherwise assets are read anew each time, "compressed" without compression and never kept by the browser.
                builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
            }
        }

        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddRequestTraces();
        builder.AddTelemetry(settings);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = Danish.Culture;

        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddSingleton(settings);
        builder.Services.AddData(settings.Database);
        builder.Services.AddHostedService<ContentFollowerService>();
        builder.Services.AddHostedService<EmptySearchService>();
        builder.Services.AddHostedService<Routines>();
        builder.Services.AddSingleton<Site>();
        builder.Services.AddSingleton<MarkdownText>();
        // æøå are written as they are; only what HTML itself needs is escaped.
        builder.Services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddRazorPages(pages =>
        {
            pages.RootDirectory = "/Features";
            pages.Conventions.ConfigureFilter(new ReadMethods.HandlerRequired());
            pages.Conventions.ConfigureFilter(new FormRequired());
            Policies.ByFolder(pages.Conventions);
        });
        builder.Services.AddSecurityHeaders();
        builder.Services.AddAccess(settings);
        builder.Services.AddSecondFactor(settings);
        builder.Services.AddExternalSignIn(settings.Oidc);
        builder.Services.AddAdministration();
        builder.Services.AddRequestLimits(builder.WebHost, settings);
        builder.Services.AddContentCache();
        builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true);
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = System.IO.Compression.CompressionLevel.Optimal);
        builder.Services.AddErrorAnswers();
        builder.Services.AddOpenApiDocument();
        builder.Services.AddMail(settings.Mail);
        builder.Services.AddSingleton<ListMail>();
        builder.Services.AddExamples();
        builder.Services.AddAccounts();
        builder.Services.AddShare();
        builder.Services.AddMunicipalities();
        builder.Services.AddFigures(settings);
        builder.Services.AddPositions();
        builder.Services.AddConsultations();
        builder.Services.AddPartnerships();
        builder.Services.AddTools();
        builder.Services.AddOpenData();
        builder.Services.AddEditorial();
        builder.Services.AddAdoptions();
        builder.Services.AddQuestions();
        builder.Services.AddFollow();
        builder.Services.AddSingleton<FindGaps>();
        builder.Services.AddOperation(settings);
        builder.Services.AddWarmStart(settings);
        builder.Services.AddUseCounting();
        builder.Services.AddLinkChecks(settings);

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseOpenAccess();
        app.UseErrorAnswers();
        app.UseSecurityEvents();
        app.UseRouting();
        app.UseTelemetry();
        app.UseRateLimiter();
        app.UseAccess();
        app.CountUse();
        app.UseContentCache();
        app.UseResponseCompression();
        app.MapAssets();
        app.MapRazorPages().WithStaticAssets().WithContentCache();
        app.MapHome();
        app.MapExamples();
        app.MapAccounts();
        app.MapShare();
        app.MapThemes();
        app.MapMunicipalities();
        app.MapFigures();
        app.MapPositions();
        app.MapPartnerships();
        app.MapTools();
        app.MapOpenData();
        app.MapEditorial();
        app.MapHealth();
        app.MapOpenApi("/openapi/{documentName}.json").WithMetadata(ReadMethods.Metadata).WithContentCache();
        app.MapSecondFactor();
        return app;
    }

    private static WebApplicationBuilder Begin(string[] args)
    {
        try
        {
            return WebApplication.CreateBuilder(new WebApplicationOptions
            {
                Args = args,
                ApplicationName = typeof(VejviserApp).Assembly.GetName().Name,
                // Settings and assets lie beside the program; paths on the command line belong to the caller.
                ContentRootPath = AppContext.BaseDirectory,
            });
        }
        catch (FormatException)
        {
            throw new BadConfigurationException(["En indstilling på kommandolinjen kan ikke læses; skriv --Afsnit:Navn=værdi, for eksempel --RateLimit:PerMinute=0."]);
        }
        catch (InvalidDataException)
        {
            throw new BadConfigurationException([$"En fil med indstillinger kan ikke læses; ret appsettings.json eller filen for miljøet i {AppContext.BaseDirectory}, så den er gyldig JSON."]);
        }
    }
}
