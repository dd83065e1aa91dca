using Microsoft.AspNetCore.Mvc;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial;

public sealed class RequestApprovalModel(RequestApproval request, GetCase get, Site site) : ActModel(get, site)
{
    protected override IReadOnlyList<CaseAct> Acts => [CaseAct.RequestApproval];

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        AnswerAsync(request.RunAsync(PublicId, Editor, cancellationToken), "til-godkendelse", cancellationToken);
}
