using Microsoft.EntityFrameworkCore;
using Vejviser.Data;

namespace Vejviser.Web.Features.Editorial;

/// <summary>Hands an editor a file of an example, public or not; piece by piece, never whole in memory.</summary>
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
        return Results.Stream(
            async body =>
            {
                await using var parts = await contexts.CreateDbContextAsync(cancellationToken);
                await foreach (var bytes in parts.AttachmentParts.Where(part => part.AttachmentId == id).OrderBy(part => part.Number).Select(part => part.Bytes).AsAsyncEnumerable().WithCancellation(cancellationToken))
                {
                    await body.WriteAsync(bytes, cancellationToken);
                }
            },
            attachment.MediaType,
            attachment.FileName);
    }
}
