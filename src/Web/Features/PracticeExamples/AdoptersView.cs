using Vejviser.Data;
using Vejviser.Domain.Adoptions;
using Vejviser.Domain.Municipalities;

namespace Vejviser.Web.Features.PracticeExamples;

/// <summary>Who uses an example, as its page shows it.</summary>
public sealed record AdoptersView(string Slug, IReadOnlyList<Adoption> Adoptions, Catalogue Catalogue)
{
    public IEnumerable<(Municipality Municipality, Adoption Adoption)> Rows => Adoptions.Select(adoption => (Catalogue.Municipalities[adoption.MunicipalityCode], adoption));
}
