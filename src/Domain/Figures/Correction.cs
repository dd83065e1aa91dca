namespace Vejviser.Domain.Figures;

/// <summary>That a number was changed after it was public: the old one stays readable, with the reason (rettelse).</summary>
public sealed class Correction
{
    public int Id { get; init; }

    public required string SeriesId { get; init; }

    public required string MunicipalityCode { get; init; }

    public required string Period { get; init; }

    public required ObservationState OldState { get; init; }

    /// <summary>Null where there was no number, or one that is not kept.</summary>
    public decimal? OldValue { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public required string Reason { get; init; }

    /// <summary>The same correction, of a number that may not be shown.</summary>
    public Correction WithoutValue() => new() { Id = Id, SeriesId = SeriesId, MunicipalityCode = MunicipalityCode, Period = Period, OldState = ObservationState.Suppressed, At = At, Reason = Reason };
}
