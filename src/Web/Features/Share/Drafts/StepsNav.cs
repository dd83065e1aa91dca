namespace Vejviser.Web.Features.Share.Drafts;

/// <summary>The way through a draft.</summary>
/// <param name="Token">The draft's secret; null before there is a draft.</param>
/// <param name="Current">The step shown; 5 for the last page.</param>
/// <param name="IsSent">Whether the example has been sent before.</param>
public sealed record StepsNav(string? Token, int Current, bool IsSent);

/// <summary>The six required things with a way to each.</summary>
public sealed record ReadyList(string? Token, IReadOnlyList<ReadyItem> Items);
