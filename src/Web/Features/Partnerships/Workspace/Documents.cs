using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;
using Vejviser.Domain.Sharing;
using Vejviser.Web.Access;
using Vejviser.Web.Documents;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Partnerships.Workspace;

/// <summary>The files of a partnership: looked through like those of examples, and only for who is in the workspace.</summary>
public sealed class Documents(WorkspaceWriter writer)
{
    /// <summary>Newest first.</summary>
    public Task<List<Kept>> ListAsync(Membership member, CancellationToken cancellationToken) => writer.ReadAsync(
        db => db.SharedDocuments.Where(one => one.PartnershipId == member.Partnership.Id).OrderByDescending(one => one.Id)
            .Join(db.Attachments, one => one.AttachmentId, file => file.Id, (one, file) => new Kept(one, file)).ToListAsync(cancellationToken), cancellationToken);

    /// <summary>Keeps a file, or says why not; nothing of it is kept then.</summary>
    public async Task<IReadOnlyList<Issue>> AddAsync(Membership member, TypedForm form, IFormFile? upload, CancellationToken cancellationToken)
    {
        var title = form.Text("title", SharedDocument.MaxTitle, "Skriv, hvad dokumentet er.");
        var (file, issues) = await UploadedFile.InspectAsync(upload, cancellationToken);
        return await writer.WriteAsync(member, async open =>
        {
            if (form.Issues.Count > 0 || file is null)
            {
                return [.. form.Issues, .. issues];
            }

            var kept = await open.Db.SharedDocuments.Where(one => one.PartnershipId == open.PartnershipId).Join(open.Db.Attachments, one => one.AttachmentId, other => other.Id, (_, other) => other.Size).SumAsync(cancellationToken);
            if (kept + file.Content.Length > SharedDocument.MaxSizePerPartnership)
            {
                return [new("file", "Dokumenterne fylder tilsammen mere end 500 MB; slet et af dem først, eller vælg en mindre fil.")];
            }

            var attachment = open.Db.AddFile(file, upload!.FileName, open.At);
            open.Db.Add(new SharedDocument { PartnershipId = open.PartnershipId, EnrolmentId = open.EnrolmentId, Title = title, AttachmentId = attachment.Id, CreatedAt = open.At });
            return [];
        }, cancellationToken);
    }

    /// <summary>Takes a document of the member's own away, with its file.</summary>
    public Task<IReadOnlyList<Issue>> RemoveAsync(Membership member, int id, CancellationToken cancellationToken) => writer.WriteAsync(member, async open =>
    {
        if (await open.Db.SharedDocuments.SingleOrDefaultAsync(one => one.Id == id && one.PartnershipId == open.PartnershipId, cancellationToken) is { } document && member.Owns(document.EnrolmentId))
        {
            await open.Db.Attachments.Where(file => file.Id == document.AttachmentId).ExecuteDeleteAsync(cancellationToken);
        }

        return [];
    }, cancellationToken);

    internal static async Task<IResult> DownloadAsync(int id, HttpContext context, IDbContextFactory<AppDbContext> contexts, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (Membership.Of(context) is not { } member)
        {
            return Results.NotFound();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var file = await db.SharedDocuments.AsNoTracking().Where(one => one.Id == id && one.PartnershipId == member.Partnership.Id)
            .Join(db.Attachments, one => one.AttachmentId, file => file.Id, (_, file) => file).SingleOrDefaultAsync(cancellationToken);
        return file is null ? Results.NotFound() : AttachmentDownload.Answer(contexts, file, cancellationToken);
    }

    /// <summary>A document with its file.</summary>
    public sealed record Kept(SharedDocument Document, Attachment File);
}
