using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Web.Documents;
using Vejviser.Web.Features.Share.Drafts;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Share;

/// <summary>What the room for sharing needs. Open to everybody; a draft to whoever has its link.</summary>
internal static class ShareFeature
{
    private const string Drafts = "/Share/Drafts";

    public static void AddShare(this IServiceCollection services)
    {
        services.AddSingleton<EditDraft>();
        services.AddSingleton<GetDraft>();
        services.AddSingleton<ConfirmEmail>();
        services.AddSingleton<SendDraft>();
        services.AddSingleton<DeleteDraft>();
        services.AddSingleton<DraftFiles>();
        services.AddSingleton<AnswerEditors>();
        services.AddSingleton<GetApproval>();
        services.AddSingleton<ImportDraft>();
        services.AddSingleton<IRoutine, ExpireDrafts>();
        services.Configure<RazorPagesOptions>(pages =>
        {
            pages.Conventions.KeepNothingOf(Drafts);
            pages.Conventions.AddFolderApplicationModelConvention(Drafts, page => page.Filters.Add(new DraftFilter()));
            // The first step is there before there is a draft.
            pages.Conventions.AddPageRoute($"{Drafts}/Step", ShareLinks.New);
        });
    }

    public static void MapShare(this WebApplication app)
    {
        app.MapRead(ShareLinks.Template, () => DocxDownload.Answer("vejviser-skabelon", TemplateDocument.Write)).ExcludeFromDescription().WithContentCache();
        app.MapRead(ShareLinks.Files("{token}") + "/{id:guid}", DownloadAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> DownloadAsync(string token, Guid id, HttpContext context, DraftFiles files, IDbContextFactory<AppDbContext> contexts, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return await files.FindAsync(token, id, cancellationToken) is { } file ? AttachmentDownload.Answer(contexts, file, cancellationToken) : Results.NotFound();
    }
}
