using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Share.Drafts;

// The body may be far larger than a document may: what is too large is answered, not cut off.
[EnableRateLimiting(RequestLimits.Codes)]
[RequestSizeLimit(UploadLimits.MaxBody)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimits.MaxBody)]
public sealed class UploadModel(ReadUpload read, EditDraft edit, Site site) : PageModel
{
    [BindProperty(Name = "tekst")]
    public string? Text { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    /// <summary>Whether an editor uploads what a municipality has mailed.</summary>
    public bool IsOnBehalf => User.Is(AccountRole.Editor);

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "fil")] IFormFile? file, CancellationToken cancellationToken)
    {
        var proposal = Read(file);
        if (IsOnBehalf && !WorkEmail.IsValid(Email))
        {
            Issues = [.. proposal.Issues, new("email", "Skriv afsenderens mailadresse, så vi kan sende linket til kladden.")];
            return this.Invalid();
        }

        if (proposal.Content is null || proposal.Issues.Count > 0)
        {
            Issues = proposal.Issues;
            return this.Invalid();
        }

        var (link, issues) = await edit.BeginAsync(proposal.Content, proposal.Unplaced, Email, site.Url(Request), cancellationToken);
        if (link is null)
        {
            Issues = issues;
            return this.Invalid();
        }

        return Redirect(link);
    }

    private ReadUpload.Proposal Read(IFormFile? file)
    {
        if (file is { Length: > Domain.Sharing.Attachment.MaxSize })
        {
            return ReadUpload.Proposal.Refused(new("fil", "Filen fylder over 20 MB; gør den mindre, for eksempel uden billeder, eller kopiér teksten ind nedenfor."));
        }

        if (file is { Length: > 0 })
        {
            using var stream = file.OpenReadStream();
            return read.Read(stream);
        }

        return string.IsNullOrWhiteSpace(Text) ? ReadUpload.Proposal.Refused(new("fil", "Vælg en Word-fil, eller indsæt teksten i feltet."))
            : Text.Length > UploadLimits.MaxText ? ReadUpload.Proposal.Refused(new("tekst", $"Kort teksten ned til højst {Danish.Number(UploadLimits.MaxText)} tegn."))
            : read.Read(Text.ReplaceLineEndings("\n"));
    }
}
