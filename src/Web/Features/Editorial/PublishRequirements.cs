using Microsoft.EntityFrameworkCore;
using Vejviser.Domain;
using Vejviser.Domain.Checks;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Editorial;

/// <summary>All that stands between an example's newest revision and the public, and what is worth a second look. Asked on the page and again when the act is done.</summary>
public static class PublishRequirements
{
    /// <summary>Everything that is known about it.</summary>
    public static IReadOnlyList<Issue> Issues(PracticeExample example, PracticeExampleContent content, IReadOnlyList<Attachment> attachments) =>
    [
        .. PracticeExampleRequirements.ToPublish(content),
        .. PracticeExampleRequirements.ToDecide(content),
        .. PracticeExampleChecks.Check(content),
        .. content.Attachments
            .Where(reference => attachments.All(attachment => attachment.Id != reference.Id || !(attachment.IsMachineChecked || attachment.VouchedAt is not null)))
            .Select(reference => new Issue("attachments", $"Gennemse filen {Danish.Quoted(reference.Name)}, og sæt kryds ved den; den kunne ikke tjekkes af maskinen.", "unchecked-file")),
        .. example.IsApprovedByAuthor
            ? Array.Empty<Issue>()
            : [new("approval", "Bed forfatteren om at godkende teksten, som den står nu.", "not-approved")],
    ];

    /// <summary>What stands in the way, read in the transaction that publishes.</summary>
    public static async Task<IReadOnlyList<Issue>> BlocksAsync(OpenExample open) => Issues(
        open.Example,
        open.Content,
        await open.Db.Attachments.AsNoTracking().Where(attachment => attachment.PracticeExampleId == open.Example.Id).ToListAsync(open.Cancellation)).Blocks();
}
