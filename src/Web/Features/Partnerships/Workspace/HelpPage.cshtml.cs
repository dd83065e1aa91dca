using Microsoft.AspNetCore.Mvc;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Web.DesignSystem;

namespace Vejviser.Web.Features.Partnerships.Workspace;

public sealed class HelpPageModel(HelpExchange exchange, ContentFollower content, WorkspaceWriter writer) : WorkspacePage(writer)
{
    public IReadOnlyList<HelpExchange.Post> Posts { get; private set; } = [];

    public IEnumerable<Choice> Efforts => content.Current.Catalogue.EffortTypes.Values.Select(effort => new Choice(effort.Id, effort.Name));

    public IEnumerable<Choice> TargetGroups => content.Current.Catalogue.TargetGroups.Values.Select(group => new Choice(group.Id, group.Name));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Posts = await exchange.ListAsync(Member, cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => DoAsync(exchange.AddAsync(Member, Form, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostCloseAsync([FromForm] int id, CancellationToken cancellationToken) => DoAsync(exchange.CloseAsync(Member, id, cancellationToken), cancellationToken);

    private Task<IActionResult> DoAsync(Task<IReadOnlyList<Issue>> act, CancellationToken cancellationToken) => ActAsync(act, PartnershipLinks.Help(Slug), () => OnGetAsync(cancellationToken));
}
