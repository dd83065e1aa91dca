namespace Vejviser.Data;

/// <summary>That a routine has done its work for a day: whoever writes the row first does it, however many nodes there are.</summary>
public sealed class RoutineRun
{
    public required string Routine { get; init; }

    public required DateOnly On { get; init; }
}
