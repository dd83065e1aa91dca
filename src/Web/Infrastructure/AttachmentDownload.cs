using System.Buffers.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Vejviser.Data;
using Vejviser.Data.Attachments;
using Vejviser.Domain.Sharing;

namespace Vejviser.Web.Infrastructure;

/// <summary>A file as a download: never shown in the site's own pages, piece by piece, never whole in memory.</summary>
internal static class AttachmentDownload
{
    public static IResult Answer(IDbContextFactory<AppDbContext> contexts, Attachment file, CancellationToken cancellationToken) => Results.Stream(
        body => contexts.CopyAttachmentAsync(file.Id, body, cancellationToken),
        file.MediaType,
        file.FileName,
        entityTag: new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(file.Hash)}\""));
}
