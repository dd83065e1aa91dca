using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;
using Vejviser.Web.Access;

namespace Vejviser.Web.Features.Partnerships.Workspace;

/// <summary>Writes in a workspace: only while the partnership is at work and the municipality takes part, asked again in the transaction that writes.</summary>
public sealed class WorkspaceWriter(IDbContextFactory<AppDbContext> contexts, ContentFollower content, TimeProvider clock)
{
    private static readonly Issue Overtaken = new("", "En anden har ændret det imens. Det, du skrev, står her endnu; åbn siden igen i et andet vindue, og sammenlign.");

    /// <summary>Names everybody who has written, those who have left too.</summary>
    public async Task<Participants> ParticipantsAsync(Membership member, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var enrolments = await db.Enrolments.AsNoTracking().Where(one => one.PartnershipId == member.Partnership.Id).ToListAsync(cancellationToken);
        return new(enrolments.Where(one => one.TakesPart).ToList(), enrolments.ToDictionary(one => one.Id, one => content.Current.Catalogue.Municipalities[one.MunicipalityCode].FullName));
    }

    /// <summary>Reads without tracking.</summary>
    public async Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await read(db);
    }

    /// <summary>Writes, or says why not; nothing is stored then.</summary>
    /// <param name="member">Who writes.</param>
    /// <param name="write">Makes the change and answers with what stands in the way.</param>
    /// <param name="cancellationToken">Stops; nothing is stored then.</param>
    public async Task<IReadOnlyList<Issue>> WriteAsync(Membership member, Func<OpenWorkspace, Task<IReadOnlyList<Issue>>> write, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.HoldPartnershipAsync(member.Partnership.Id, cancellationToken);
        if (await db.Partnerships.AnyAsync(one => one.Id == member.Partnership.Id && one.State == PartnershipState.Closed, cancellationToken))
        {
            return [new("", "Partnerskabet er afsluttet: rummet kan læses, men der skrives ikke mere i det.")];
        }

        if (member.Own is { } own && !await db.Enrolments.AnyAsync(one => one.Id == own.Id && one.State == EnrolmentState.Participant, cancellationToken))
        {
            return [new("", "Jeres kommune er ikke længere med i partnerskabet. Det, du skrev, er ikke gemt, men det står her endnu, så du kan kopiere det.")];
        }

        try
        {
            var issues = await write(new(db, member, clock.GetUtcNow().UtcDateTime, cancellationToken));
            if (issues.Count > 0)
            {
                return issues;
            }

            await db.SaveChangesAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is DbUpdateConcurrencyException or IllegalRecommendationException)
        {
            return [Overtaken];
        }

        await transaction.CommitAsync(cancellationToken);
        return [];
    }

    /// <summary>Writes what a form says when nothing is wrong with it.</summary>
    public Task<IReadOnlyList<Issue>> AddAsync(Membership member, IReadOnlyList<Issue> issues, Func<OpenWorkspace, object> make, CancellationToken cancellationToken) => WriteAsync(member, open =>
    {
        if (issues.Count == 0)
        {
            open.Db.Add(make(open));
        }

        return Task.FromResult(issues);
    }, cancellationToken);

    /// <summary>Changes an entry of the member's own; one that is gone is left gone.</summary>
    public Task<IReadOnlyList<Issue>> ChangeAsync<T>(Membership member, int id, Action<OpenWorkspace, T> change, CancellationToken cancellationToken)
        where T : class, IWorkspaceEntry => WriteAsync(member, async open =>
    {
        if (await open.Db.Set<T>().SingleOrDefaultAsync(entry => entry.Id == id && entry.PartnershipId == member.Partnership.Id, cancellationToken) is { } entry && member.Owns(entry.EnrolmentId))
        {
            change(open, entry);
        }

        return [];
    }, cancellationToken);

    /// <summary>Takes away an entry of the member's own.</summary>
    public Task<IReadOnlyList<Issue>> RemoveAsync<T>(Membership member, int id, CancellationToken cancellationToken)
        where T : class, IWorkspaceEntry => ChangeAsync<T>(member, id, (open, entry) => open.Db.Remove(entry), cancellationToken);
}

/// <summary>A workspace that is being written in.</summary>
/// <param name="Db">Its database, in a transaction that holds the partnership.</param>
/// <param name="Member">Who writes.</param>
/// <param name="At">Now (UTC).</param>
/// <param name="Cancellation">Stops.</param>
public sealed record OpenWorkspace(AppDbContext Db, Membership Member, DateTime At, CancellationToken Cancellation)
{
    public int PartnershipId => Member.Partnership.Id;

    /// <summary>The participant that writes; null for KL.</summary>
    public int? EnrolmentId => Member.Own?.Id;
}

/// <summary>The participants of a partnership, by name.</summary>
/// <param name="current">Those that take part.</param>
/// <param name="names">Everybody who has signed up, by enrolment.</param>
public sealed class Participants(IReadOnlyList<Enrolment> current, IReadOnlyDictionary<int, string> names)
{
    public IReadOnlyList<Enrolment> Current { get; } = current.OrderBy(one => names[one.Id], Danish.Comparer).ToList();

    /// <summary>"Aalborg Kommune"; "KL" for null.</summary>
    public string Name(int? enrolmentId) => enrolmentId is { } id ? names[id] : "KL";
}
