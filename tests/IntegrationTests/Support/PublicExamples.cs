using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Features.Writing;

namespace Vejviser.IntegrationTests.Support;

/// <summary>Shared examples that became public at the time a test's clock shows.</summary>
internal static class PublicExamples
{
    public static async Task<Shared> PublicAsync(this TestDatabase database, TimeProvider clock, Func<PracticeExampleContent, PracticeExampleContent>? change = null)
    {
        var contexts = database.Get<IDbContextFactory<AppDbContext>>();
        var shared = await contexts.ShareAsync(change, clock.GetUtcNow().UtcDateTime);
        await PublishAsync(new(contexts, database.Get<ContentFollower>(), clock), shared);
        return shared;
    }

    public static async Task<Shared> PublicAsync(this TestSite site, TimeProvider clock, Func<PracticeExampleContent, PracticeExampleContent>? change = null)
    {
        var shared = await site.Contexts().ShareAsync(change, clock.GetUtcNow().UtcDateTime);
        await PublishAsync(site.Get<ActOnExample>(), shared);
        return shared;
    }

    private static Task PublishAsync(ActOnExample acts, Shared shared) => acts.RunAsync(
        shared.PublicId,
        open =>
        {
            open.Example.Publish(Actor.Editors, open.At);
            open.IsSeenByReaders = true;
        },
        CancellationToken.None);
}
