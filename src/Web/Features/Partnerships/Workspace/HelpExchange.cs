using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Partnerships.Workspace;

/// <summary>Help that is wanted and help that is offered, and who fits whom (<see cref="HelpPost.Fits"/>).</summary>
public sealed class HelpExchange(WorkspaceWriter writer, ContentFollower content)
{
    /// <summary>What stands, newest first, each with those that fit it.</summary>
    public async Task<IReadOnlyList<Post>> ListAsync(Membership member, CancellationToken cancellationToken)
    {
        var posts = await writer.ReadAsync(db => db.HelpPosts.Where(one => one.PartnershipId == member.Partnership.Id && one.ClosedAt == null).OrderByDescending(one => one.Id).ToListAsync(cancellationToken), cancellationToken);
        return posts.ConvertAll(post => new Post(post, About(post), posts.FindAll(post.Fits)));
    }

    public Task<IReadOnlyList<Issue>> AddAsync(Membership member, TypedForm form, CancellationToken cancellationToken)
    {
        var catalogue = content.Current.Catalogue;
        var kind = form.One("kind", ["wanted", "offered"], "Vælg, om I søger eller tilbyder hjælp.");
        var effort = form.One("effort", catalogue.EffortTypes.Keys, "Vælg den indsats, det handler om.");
        var group = form.One("target_group", catalogue.TargetGroups.Keys);
        var text = form.Text("text", HelpPost.MaxText, "Skriv kort, hvad det handler om.");
        return writer.AddAsync(member, form.Issues, open => new HelpPost
        {
            PartnershipId = open.PartnershipId,
            EnrolmentId = open.EnrolmentId,
            IsOffer = kind == "offered",
            EffortTypeId = effort!,
            TargetGroupId = group,
            Text = text,
            CreatedAt = open.At,
        }, cancellationToken);
    }

    /// <summary>Takes it down: it is found, or no longer offered.</summary>
    public Task<IReadOnlyList<Issue>> CloseAsync(Membership member, int id, CancellationToken cancellationToken) =>
        writer.ChangeAsync<HelpPost>(member, id, (open, post) => post.ClosedAt ??= open.At, cancellationToken);

    /// <summary>"Virksomhedspraktik, unge".</summary>
    public string About(HelpPost post)
    {
        var catalogue = content.Current.Catalogue;
        return post.TargetGroupId is { } group ? $"{catalogue.EffortTypes[post.EffortTypeId].Name}, {catalogue.TargetGroups[group].Name.ToLower(Danish.Culture)}" : catalogue.EffortTypes[post.EffortTypeId].Name;
    }

    /// <summary>A post with what fits it.</summary>
    public sealed record Post(HelpPost Told, string About, IReadOnlyList<HelpPost> Matches);
}
