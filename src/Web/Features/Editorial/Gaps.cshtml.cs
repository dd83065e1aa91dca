using Vejviser.Web.Features.Gaps;

namespace Vejviser.Web.Features.Editorial;

/// <summary>The same as readers see, with a way to ask municipalities.</summary>
public sealed class GapsModel(FindGaps find) : Gaps.IndexModel(find);
