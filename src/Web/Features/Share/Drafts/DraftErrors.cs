using Vejviser.Domain;

namespace Vejviser.Web.Features.Share.Drafts;

/// <summary>What stands in the way of a draft, each with a way to its step.</summary>
public sealed record DraftErrors(string Token, IReadOnlyList<Issue> Issues);

/// <summary>Where a sent example stands.</summary>
public sealed record DraftStatus(string Token, GetDraft.View View);
