using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
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
        services.Configure<RazorPagesOptions>(pages =>
        {
            pages.Conventions.KeepNothingOf(Drafts);
            pages.Conventions.AddFolderApplicationModelConvention(Drafts, page => page.Filters.Add(new DraftFilter()));
            // The first step is there before there is a draft.
            pages.Conventions.AddPageRoute($"{Drafts}/Step", ShareLinks.New);
        });
    }

    public static void MapShare(this WebApplication app) =>
        app.MapRead(ShareLinks.Template, () => DocxDownload.Answer("vejviser-skabelon", TemplateDocument.Write)).ExcludeFromDescription().WithContentCache();
}
