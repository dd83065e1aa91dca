namespace Vejviser.IntegrationTests.Faults;

/// <summary>What the server is killed in the middle of.</summary>
public enum ActKind
{
    /// <summary>A step of a draft is saved; the first one makes the draft.</summary>
    Save,

    /// <summary>A draft is sent to the editors.</summary>
    Submit,

    /// <summary>An editor publishes an example.</summary>
    Publish,
}

/// <summary>A form on its way to the server. It is acknowledged when the redirect that says so has come.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="About">The example it is about.</param>
/// <param name="Address">Where it is sent.</param>
/// <param name="Button">As <see cref="Support.Visitor"/> finds the form; null for the only one.</param>
/// <param name="Fields">What is typed.</param>
/// <param name="IsYes">Whether an address is the one that a good answer leads to.</param>
internal sealed record Act(ActKind Kind, Contribution About, string Address, string? Button, (string Name, string Value)[] Fields, Func<string, bool> IsYes)
{
    /// <summary>The step that is saved.</summary>
    public int Step { get; init; }

    /// <summary>The number of the save.</summary>
    public int Number { get; init; }

    /// <summary>Whether it is known to be stored: acknowledged, or found after a kill.</summary>
    public bool IsStored => Kind switch
    {
        ActKind.Save => About.Saved[Step] >= Number,
        ActKind.Submit => About.IsSubmitted,
        _ => About.IsPublished,
    };

    /// <summary>From now on it must be there.</summary>
    public void Keep()
    {
        About.IsTouched = true;
        switch (Kind)
        {
            case ActKind.Save:
                About.Saved[Step] = Number;
                break;
            case ActKind.Submit:
                About.IsSubmitted = true;
                break;
            default:
                About.IsPublished = true;
                break;
        }
    }
}
