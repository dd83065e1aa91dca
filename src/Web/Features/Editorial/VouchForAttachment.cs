using Microsoft.EntityFrameworkCore;
using Vejviser.Data;

namespace Vejviser.Web.Features.Editorial;

/// <summary>An editor has looked through a file that no machine could check.</summary>
public sealed class VouchForAttachment(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <returns>False when the example has no such file.</returns>
    public async Task<bool> RunAsync(string publicId, Guid attachmentId, Editor editor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var attachment = await db.Attachments.SingleOrDefaultAsync(
            attachment => attachment.Id == attachmentId && db.PracticeExamples.Any(example => example.PublicId == publicId && example.Id == attachment.PracticeExampleId), cancellationToken);
        if (attachment is null)
        {
            return false;
        }

        if (attachment.VouchedAt is null)
        {
            attachment.VouchedAt = clock.GetUtcNow().UtcDateTime;
            editor.Note(db, "gennemså en fil", $"eksempel {publicId}", attachment.VouchedAt.Value);
            await db.SaveChangesAsync(cancellationToken);
        }

        return true;
    }
}
