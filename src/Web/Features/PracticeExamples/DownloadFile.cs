using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Domain;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.PracticeExamples;

/// <summary>Hands readers a file of an example: those of the published text, and no others.</summary>
internal static class DownloadFile
{
    public static async Task<IResult> AnswerAsync(string slug, Guid id, HttpContext context, IDbContextFactory<AppDbContext> contexts, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(slug))
        {
            return Results.NotFound();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var published = await db.Published(example => example.Slug == slug).SingleOrDefaultAsync(cancellationToken);
        if (published?.Content.Attachments.Any(file => file.Id == id) != true ||
            await db.Attachments.AsNoTracking().SingleOrDefaultAsync(file => file.Id == id, cancellationToken) is not { } attachment)
        {
            return Results.NotFound();
        }

        // Asked for anew each time: a file that is withdrawn or hidden is gone at once.
        context.Response.Headers.CacheControl = "no-cache";
        return AttachmentDownload.Answer(contexts, attachment, cancellationToken);
    }
}
