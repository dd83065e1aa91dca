namespace Vejviser.Data.Mail;

/// <summary>That a municipality was asked for examples on something the bank lacks: never twice for the same, and not often.</summary>
public sealed class ExampleRequest
{
    public int Id { get; init; }

    public required string MunicipalityCode { get; init; }

    public required string Theme { get; init; }

    public required string TargetGroup { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime SentAt { get; init; }
}
