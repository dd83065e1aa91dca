using Vejviser.Domain;

namespace Vejviser.Web.Features.Account;

/// <summary>The form that a mailed code is typed into.</summary>
/// <param name="Issues">What is wrong with the code.</param>
/// <param name="Onward">Where to go afterwards.</param>
/// <param name="Carried">A form carried through signing in, sealed; null for none.</param>
public sealed record CodeForm(IReadOnlyList<Issue> Issues, string? Onward, string? Carried);
