using Vejviser.Web.Documents;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Share;

/// <summary>What the room for sharing needs, and its endpoints. Open to everybody: a draft belongs to whoever has its link.</summary>
internal static class ShareFeature
{
    public static void AddShare(this IServiceCollection services)
    {
        services.AddSingleton<EditDraft>();
        services.AddSingleton<SendDraft>();
        services.AddSingleton<AnswerEditors>();
        services.AddSingleton<ReadUpload>();
        services.AddSingleton<KeepAttachment>();
        services.AddSingleton<IRoutine, ExpireDrafts>();
        services.Configure<Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions>(pages => pages.Conventions.KeepNothingOf("/Share/Drafts"));
    }

    public static void MapShare(this WebApplication app)
    {
        app.MapRead(ShareLinks.Template, () => DocxDownload.Answer("vejviser-skabelon", TemplateDocument.Write)).ExcludeFromDescription().WithContentCache();
        app.MapRead(ShareLinks.Draft("{token}") + "/filer/{id:guid}", DownloadAttachment.OfDraftAsync).ExcludeFromDescription();
        app.MapRead(PracticeExampleLinks.Details("{slug}") + "/filer/{id:guid}", DownloadAttachment.OfExampleAsync).ExcludeFromDescription();
    }
}
