namespace Vejviser.Web.Features.Gaps;

/// <summary>What the bank lacks, as a page shows it.</summary>
/// <param name="Table">The counts.</param>
/// <param name="AskAddress">Where municipalities are asked for an example; null for readers, who are led to share one.</param>
public sealed record GapTableView(GapTable Table, Func<Gap, string>? AskAddress);

/// <summary>The choice of municipalities to count in.</summary>
/// <param name="Address">The page.</param>
/// <param name="Groups">By the word in the address.</param>
/// <param name="Chosen">The word chosen; null for all.</param>
public sealed record GapFilter(string Address, IReadOnlyDictionary<string, string> Groups, string? Chosen);
