using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Domain;
using Vejviser.Domain.Sharing;

namespace Vejviser.Web.Features.Share;

/// <summary>Hands out a file: to readers when the published revision names it, to whoever holds the draft's link always. As a download, piece by piece.</summary>
internal static class DownloadAttachment
{
    public static async Task<IResult> OfExampleAsync(string slug, Guid id, HttpContext context, IDbContextFactory<AppDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var example = Slug.IsValid(slug) ? await db.Published(example => example.Slug == slug).SingleOrDefaultAsync(cancellationToken) : null;
        if (example?.Content.Attachments.Any(attachment => attachment.Id == id) != true)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "public, no-cache";
        return await AnswerAsync(db, contexts, id, context);
    }

    public static async Task<IResult> OfDraftAsync(string token, Guid id, HttpContext context, IDbContextFactory<AppDbContext> contexts, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = await db.DraftWithTokenAsync(token, clock.GetUtcNow().UtcDateTime, cancellationToken);
        context.Response.Headers.CacheControl = "no-store";
        return draft is null || !await db.Attachments.AnyAsync(attachment => attachment.Id == id && attachment.DraftId == draft.Id, cancellationToken)
            ? Results.NotFound()
            : await AnswerAsync(db, contexts, id, context);
    }

    private static async Task<IResult> AnswerAsync(AppDbContext db, IDbContextFactory<AppDbContext> contexts, Guid id, HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        if (await db.Attachments.AsNoTracking().SingleOrDefaultAsync(attachment => attachment.Id == id, cancellationToken) is not { } attachment)
        {
            return Results.NotFound();
        }

        return Results.Stream(body => WriteAsync(attachment, contexts, body, cancellationToken), attachment.MediaType, attachment.FileName, entityTag: new($"\"{Convert.ToHexStringLower(attachment.Hash)}\""));
    }

    private static async Task WriteAsync(Attachment attachment, IDbContextFactory<AppDbContext> contexts, Stream body, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var bytes in db.AttachmentParts.Where(part => part.AttachmentId == attachment.Id).OrderBy(part => part.Number).Select(part => part.Bytes).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            await body.WriteAsync(bytes, cancellationToken);
        }
    }
}
