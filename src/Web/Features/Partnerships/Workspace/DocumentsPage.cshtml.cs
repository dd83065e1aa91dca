using Microsoft.AspNetCore.Mvc;
using Vejviser.Domain;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Partnerships.Workspace;

[RequestSizeLimit(UploadLimits.MaxBody)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimits.MaxBody)]
public sealed class DocumentsPageModel(Documents documents, WorkspaceWriter writer) : WorkspacePage(writer)
{
    public IReadOnlyList<Documents.Kept> Documents { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Documents = await documents.ListAsync(Member, cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellationToken) => DoAsync(documents.AddAsync(Member, Form, file, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync([FromForm] int id, CancellationToken cancellationToken) => DoAsync(documents.RemoveAsync(Member, id, cancellationToken), cancellationToken);

    private Task<IActionResult> DoAsync(Task<IReadOnlyList<Issue>> act, CancellationToken cancellationToken) => ActAsync(act, PartnershipLinks.Documents(Slug), () => OnGetAsync(cancellationToken));
}
