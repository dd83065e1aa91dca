using Microsoft.EntityFrameworkCore;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Partnerships.Workspace;

/// <summary>The milestones of a partnership.</summary>
public sealed class Milestones(WorkspaceWriter writer)
{
    /// <summary>Those that are not done first, by day.</summary>
    public Task<List<Milestone>> ListAsync(Membership member, CancellationToken cancellationToken) => writer.ReadAsync(
        db => db.Milestones.Where(one => one.PartnershipId == member.Partnership.Id).OrderBy(one => one.DoneOn != null).ThenBy(one => one.DueOn).ThenBy(one => one.Id).ToListAsync(cancellationToken), cancellationToken);

    public Task<IReadOnlyList<Issue>> AddAsync(Membership member, TypedForm form, CancellationToken cancellationToken)
    {
        var text = form.Text("text", Milestone.MaxText, "Skriv, hvad der skal være sket.");
        var due = form.Date("due_on", "Vælg den dag, det skal være sket.");
        return writer.AddAsync(member, form.Issues, open => new Milestone { PartnershipId = open.PartnershipId, EnrolmentId = open.EnrolmentId, Text = text, DueOn = due!.Value, CreatedAt = open.At }, cancellationToken);
    }

    /// <summary>Notes that it is done today, or that it is not after all.</summary>
    public Task<IReadOnlyList<Issue>> MarkAsync(Membership member, int id, bool isDone, CancellationToken cancellationToken) =>
        writer.ChangeAsync<Milestone>(member, id, (open, one) => one.DoneOn = isDone ? DanishTime.DayOf(open.At) : null, cancellationToken);

    public Task<IReadOnlyList<Issue>> RemoveAsync(Membership member, int id, CancellationToken cancellationToken) => writer.RemoveAsync<Milestone>(member, id, cancellationToken);
}
