using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial;

/// <summary>Hands an editor a file of an example, public or not.</summary>
internal static class DownloadAttachment
{
    public static async Task<IResult> AnswerAsync(string publicId, Guid id, HttpContext context, IDbContextFactory<AppDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var attachment = await db.Attachments.AsNoTracking().SingleOrDefaultAsync(
            attachment => attachment.Id == id && db.PracticeExamples.Any(example => example.PublicId == publicId && example.Id == attachment.PracticeExampleId), cancellationToken);
        if (attachment is null)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "no-store";
        return AttachmentDownload.Answer(contexts, attachment, cancellationToken);
    }
}
