using Microsoft.AspNetCore.Mvc;
using Vejviser.Domain.Sharing;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Publishing;

public sealed class RedactModel(RedactExample redact, GetCase get, Site site) : ActModel(get, site)
{
    [BindProperty(Name = "passage")]
    public string? Passage { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    [BindProperty(Name = "file")]
    public Guid? AttachmentId { get; set; }

    /// <summary>Where the passage stands; null before anybody has asked.</summary>
    public IReadOnlyList<string>? Places { get; private set; }

    public IReadOnlyList<Attachment> Files { get; private set; } = [];

    protected override IReadOnlyList<CaseAct> Acts => [CaseAct.Redact];

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Files = await redact.FilesAsync(PublicId, cancellationToken);
        return await base.OnGetAsync(cancellationToken);
    }

    // Posted, though it changes nothing: the passage must not stand in an address.
    public async Task<IActionResult> OnPostFindAsync(CancellationToken cancellationToken)
    {
        Issues = RedactExample.JudgePassage(Passage);
        Places = Issues.Count == 0 ? await redact.FindAsync(PublicId, Passage!, cancellationToken) : null;
        var page = await OnGetAsync(cancellationToken);
        return Issues.Count == 0 ? page : this.Invalid();
    }

    public async Task<IActionResult> OnPostPassageAsync(CancellationToken cancellationToken)
    {
        Files = await redact.FilesAsync(PublicId, cancellationToken);
        Places = RedactExample.JudgePassage(Passage).Count == 0 ? await redact.FindAsync(PublicId, Passage!, cancellationToken) : null;
        return await AnswerAsync(redact.RemovePassageAsync(PublicId, Passage, Reason, Editor, cancellationToken), "fjernet", cancellationToken);
    }

    public async Task<IActionResult> OnPostFileAsync(CancellationToken cancellationToken)
    {
        Files = await redact.FilesAsync(PublicId, cancellationToken);
        return await AnswerAsync(redact.RemoveFileAsync(PublicId, AttachmentId ?? Guid.Empty, Reason, Editor, cancellationToken), "fjernet", cancellationToken);
    }
}
