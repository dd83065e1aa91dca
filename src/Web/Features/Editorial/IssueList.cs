using Vejviser.Domain;

namespace Vejviser.Web.Features.Editorial;

/// <summary>Issues of an example, as pages about it list them: with a way to where each can be put right.</summary>
public sealed record IssueList(string PublicId, IReadOnlyList<Issue> Issues)
{
    public IReadOnlyList<Issue> Blocks => Issues.Blocks();

    public IReadOnlyList<Issue> Warnings => Issues.Where(issue => issue.Severity == IssueSeverity.Warn).ToList();

    /// <summary>Where an issue is put right; null for here, or nowhere.</summary>
    public string? Address(Issue issue) => issue.Field switch
    {
        "" or "publish_on" or "review_due_on" => null,
        "approval" => EditorialLinks.Act(PublicId, CaseAct.RequestApproval.Address),
        "attachments" when issue.Code == "unchecked-file" => $"{EditorialLinks.Case(PublicId)}#filer",
        _ => $"{EditorialLinks.Act(PublicId, CaseAct.Edit.Address)}#{issue.Field}",
    };
}
