using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Audit;
using Vejviser.Domain;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Publishing;

/// <summary>Publishes what an editor has scheduled, when its time has come. Several nodes may try: the example's version lets one of them.</summary>
internal sealed partial class PublishDueExamples(ActOnExample acts, IDbContextFactory<AppDbContext> contexts, Site site, TimeProvider clock, ILogger<PublishDueExamples> logger) : IRoutine
{
    public TimeSpan Interval => TimeSpan.FromSeconds(15);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var publicId in await DueAsync(cancellationToken))
        {
            try
            {
                var blocks = await acts.RunAsync(publicId, PublishAsync, cancellationToken);
                if (blocks.Count > 0)
                {
                    // It stays scheduled, and the queue says that it could not go public.
                    Blocked(logger, publicId, string.Join(", ", blocks.Select(block => block.Code)));
                }
            }
            catch (Exception exception) when (exception is DbUpdateConcurrencyException or IllegalTransitionException or NotAllowedException)
            {
                // Another node was faster, or an editor took the plan back.
            }
        }
    }

    private async Task<List<string>> DueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.PracticeExamples
            .Where(example => example.State == PublicationState.Scheduled && example.PublishOn <= now)
            .OrderBy(example => example.PublishOn)
            .Select(example => example.PublicId)
            .ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<Issue>> PublishAsync(OpenExample open)
    {
        if (await PublishRequirements.BlocksAsync(open) is { Count: > 0 } blocks)
        {
            return blocks;
        }

        open.Example.Publish(Actor.Clock, open.At);
        open.IsSeenByReaders = true;
        open.Db.Add(new AuditEntry { At = open.At, Role = Actor.Clock.Role, Act = "offentliggjorde efter planen", Subject = open.Subject });
        await open.TellAuthorAsync(PublishExample.Published(open, site.Address));
        return [];
    }

    [LoggerMessage(LogLevel.Warning, "{PublicId} was due but could not be published: {Codes}.")]
    private static partial void Blocked(ILogger logger, string publicId, string codes);
}
