using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Vejviser.Domain;
using Vejviser.Domain.Sharing;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Share.Drafts;

[EnableRateLimiting(RequestLimits.Codes)]
[RequestSizeLimit(UploadLimits.MaxBody)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimits.MaxBody)]
public sealed class AttachmentsModel(EditDraft edit, SendDraft send, KeepAttachment keep) : DraftPage(edit)
{
    /// <summary>Whether a code has been asked for and may be typed.</summary>
    public bool IsCodeSent { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await OpenAsync(cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAskAsync(CancellationToken cancellationToken)
    {
        if (await OpenAsync(cancellationToken) is { } gone)
        {
            return gone;
        }

        if (Draft.Email is null)
        {
            return Answer([new("", "Skriv din arbejdsmail på trin 4 først.")]);
        }

        CodeCookie.Set(HttpContext, await send.AskForCodeAsync(Draft, cancellationToken));
        IsCodeSent = true;
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync([FromForm(Name = "kode")] string? code, CancellationToken cancellationToken)
    {
        if (await OpenAsync(cancellationToken) is { } gone)
        {
            return gone;
        }

        IsCodeSent = true;
        return Answer(await send.ConfirmAsync(Draft, CodeCookie.Read(HttpContext), code, cancellationToken) is { } issue ? [issue] : []);
    }

    public async Task<IActionResult> OnPostAddAsync([FromForm(Name = "attachments")] IFormFile? file, CancellationToken cancellationToken)
    {
        if (await OpenAsync(cancellationToken) is { } gone)
        {
            return gone;
        }

        if (file is not { Length: > 0 and <= Attachment.MaxSize })
        {
            return Answer([new("attachments", file is { Length: > 0 } ? "Filen fylder over 20 MB; gør den mindre, eller læg den et sted, I kan linke til." : "Vælg en fil.")]);
        }

        await using var stream = file.OpenReadStream();
        return Answer(await keep.KeepAsync(Draft, file.FileName, stream, cancellationToken));
    }

    public async Task<IActionResult> OnPostRemoveAsync([FromForm(Name = "fil")] Guid id, CancellationToken cancellationToken)
    {
        if (await OpenAsync(cancellationToken) is { } gone)
        {
            return gone;
        }

        await keep.RemoveAsync(Draft, id, cancellationToken);
        return Answer([]);
    }

    private IActionResult Answer(IReadOnlyList<Issue> issues)
    {
        if (issues.Count == 0)
        {
            return Redirect($"{ShareLinks.Draft(Token)}/bilag");
        }

        Issues = issues;
        return this.Invalid();
    }
}
