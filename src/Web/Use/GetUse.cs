using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Use;
using Vejviser.Domain;

namespace Vejviser.Web.Use;

/// <summary>How much an example is used, for those who answer for it.</summary>
public sealed class GetUse(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private const int RecentDays = 30;

    public async Task<UseSummary> OfAsync(int practiceExampleId, CancellationToken cancellationToken)
    {
        var since = DanishTime.DayOf(clock.GetUtcNow().UtcDateTime).AddDays(-RecentDays);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var sums = await db.ExampleUses.Where(use => use.PracticeExampleId == practiceExampleId)
            .GroupBy(use => use.Kind)
            .Select(group => new { Kind = group.Key, All = group.Sum(use => use.Count), Recent = group.Sum(use => use.On > since ? use.Count : 0) })
            .ToDictionaryAsync(sum => sum.Kind, cancellationToken);
        return new(Of(UseKind.View), Of(UseKind.Download), Of(UseKind.Contact), Of(UseKind.Adoption));

        UseCount Of(UseKind kind) => sums.GetValueOrDefault(kind) is { } sum ? new(sum.Recent, sum.All) : new(0, 0);
    }
}

/// <summary>How much an example is used.</summary>
/// <param name="Views">Its page.</param>
/// <param name="Downloads">Its Word document and files.</param>
/// <param name="Contacts">Letters to its municipality.</param>
/// <param name="Adoptions">What municipalities told of their use.</param>
public sealed record UseSummary(UseCount Views, UseCount Downloads, UseCount Contacts, UseCount Adoptions)
{
    /// <summary>In one sentence.</summary>
    public override string ToString() =>
        $"De sidste 30 dage: {Danish.Count(Views.Recent, "visning", "visninger")}, {Danish.Count(Downloads.Recent, "hentning", "hentninger")}, {Danish.Count(Contacts.Recent, "besked", "beskeder")} og {Danish.Count(Adoptions.Recent, "melding", "meldinger")} om brug. " +
        $"I alt: {Danish.Number(Views.All)}, {Danish.Number(Downloads.All)}, {Danish.Number(Contacts.All)} og {Danish.Number(Adoptions.All)}.";
}

/// <summary>A count in the last 30 days, and in all.</summary>
public sealed record UseCount(int Recent, int All);
