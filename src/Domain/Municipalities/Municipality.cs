namespace Vejviser.Domain.Municipalities;

/// <summary>One of Denmark's 98 municipalities (kommune). Christiansø is none and is left out.</summary>
public sealed class Municipality
{
    /// <summary>Danmarks Statistik's code, four digits: "0101".</summary>
    public required string Code { get; init; }

    /// <summary>Danmarks Statistik's spelling, without "Kommune": "Nordfyns".</summary>
    public required string Name { get; set; }

    public required string Slug { get; set; }

    public required string RegionName { get; set; }

    /// <summary>Danmarks Statistik's KOMMUNEGRUPPER_V1_2018: "landkommune", "storbykommune" …</summary>
    public required string Group { get; set; }

    /// <summary>Inhabitants on <see cref="PopulationOn"/> (Danmarks Statistik, FOLK1A).</summary>
    public required int Population { get; set; }

    public required DateOnly PopulationOn { get; set; }

    /// <summary>Area in km² of the DAGI polygon; not Danmarks Statistik's official area.</summary>
    public required decimal AreaKm2 { get; set; }

    public required string Website { get; set; }

    /// <summary>Column on the tile-grid map, 0 in the west.</summary>
    public required int TileColumn { get; set; }

    /// <summary>Row on the tile-grid map, 0 in the north.</summary>
    public required int TileRow { get; set; }

    /// <summary>"Københavns Kommune"; Bornholm is a regional municipality and takes an s, as København does.</summary>
    public string FullName => Name switch
    {
        "København" => "Københavns Kommune",
        "Bornholm" => "Bornholms Regionskommune",
        _ => $"{Name} Kommune",
    };
}
