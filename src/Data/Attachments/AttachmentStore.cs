using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.Sharing;

namespace Vejviser.Data.Attachments;

/// <summary>Files in the database, in parts: written in the transaction of what they belong to, read as a stream.</summary>
public static class AttachmentStore
{
    /// <summary>Adds a file's parts; saved with the caller's changes.</summary>
    public static void AddParts(this AppDbContext db, Guid attachmentId, byte[] content)
    {
        for (var (number, start) = (0, 0); start < content.Length; number++, start += AttachmentPart.Size)
        {
            db.Add(new AttachmentPart { AttachmentId = attachmentId, Number = number, Bytes = content[start..Math.Min(start + AttachmentPart.Size, content.Length)] });
        }
    }

    /// <summary>What a file's bytes are known by.</summary>
    public static byte[] Hash(byte[] content) => SHA256.HashData(content);

    /// <summary>Writes a file's bytes to a stream, a part at a time.</summary>
    public static async Task CopyAttachmentAsync(this IDbContextFactory<AppDbContext> contexts, Guid id, Stream output, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var bytes in db.AttachmentParts.Where(part => part.AttachmentId == id).OrderBy(part => part.Number).Select(part => part.Bytes).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            await output.WriteAsync(bytes, cancellationToken);
        }
    }
}
