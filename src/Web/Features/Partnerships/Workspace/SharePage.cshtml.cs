using Microsoft.AspNetCore.Mvc;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Share.Drafts;

namespace Vejviser.Web.Features.Partnerships.Workspace;

/// <summary>Begins an example with the participant's municipality and target groups filled in.</summary>
public sealed class SharePageModel(EditDraft drafts, WorkspaceWriter writer) : WorkspacePage(writer)
{
    public IActionResult OnGet() => Redirect(Member.IsKl ? ShareLinks.Share : PartnershipLinks.Workspace(Slug));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Member.Own is not { } own)
        {
            return Redirect(ShareLinks.Share);
        }

        var known = PracticeExampleContent.Blank with { Municipalities = [own.MunicipalityCode], TargetGroups = own.Terms.TargetGroups };
        return Redirect(ShareLinks.Step(await drafts.BeginAsync(known, User.AccountId(), User.Email(), cancellationToken), 1));
    }
}
