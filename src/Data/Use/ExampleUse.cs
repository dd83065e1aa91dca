namespace Vejviser.Data.Use;

/// <summary>How often one kind of use of an example happened on one day. Nothing of the users is kept.</summary>
public sealed class ExampleUse
{
    public int PracticeExampleId { get; init; }

    /// <summary>The day in Denmark.</summary>
    public DateOnly On { get; init; }

    public UseKind Kind { get; init; }

    public int Count { get; set; }
}

/// <summary>A kind of use.</summary>
public enum UseKind
{
    View,
    Download,
    Contact,
    Adoption,
}
