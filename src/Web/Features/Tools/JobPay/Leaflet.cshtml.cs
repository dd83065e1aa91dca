namespace Vejviser.Web.Features.Tools.JobPay;

/// <summary>The same answer on a sheet to print and hand over.</summary>
public sealed class LeafletModel(CurrentRules rules) : IndexModel(rules);
