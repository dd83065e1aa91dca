using Vejviser.Web.Documents;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Share;

/// <summary>The endpoints of the room for sharing.</summary>
internal static class ShareFeature
{
    public static void MapShare(this WebApplication app) =>
        app.MapRead(ShareLinks.Template, () => DocxDownload.Answer("vejviser-skabelon", TemplateDocument.Write)).ExcludeFromDescription().WithContentCache();
}
