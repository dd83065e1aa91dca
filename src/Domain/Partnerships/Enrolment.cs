namespace Vejviser.Domain.Partnerships;

/// <summary>A municipality's part in a partnership (tilmelding): one for each partnership and municipality.</summary>
/// <remarks>
/// The municipality's contact signs up, a sponsor at management level confirms by a mailed link, and an editor gives the place. A municipality
/// that has left may sign up again; what it wrote before is still its own.
/// </remarks>
public sealed class Enrolment
{
    public const int MaxAim = 300;
    public const int MaxReason = 500;

    private readonly List<EnrolmentEvent> events = [];

    private Enrolment()
    {
    }

    public int Id { get; private set; }

    public int PartnershipId { get; private set; }

    public string MunicipalityCode { get; private set; } = "";

    public EnrolmentState State { get; private set; }

    /// <summary>What it wants with it, whom to write to, and what it follows.</summary>
    public EnrolmentTerms Terms { get; private set; } = EnrolmentTerms.Empty;

    /// <summary>When the sponsor confirmed (UTC); null until then, and after a new sponsor is named.</summary>
    public DateTime? SponsorConfirmedAt { get; private set; }

    /// <summary>How often a sponsor has been asked: a mailed link asks once.</summary>
    public int SponsorRound { get; private set; }

    /// <summary>When it signed up (UTC); the waiting list goes by it.</summary>
    public DateTime SignedUpAt { get; private set; }

    /// <summary>Everything new in the workspace by then has been mailed (UTC).</summary>
    public DateTime DigestedUpTo { get; set; }

    /// <summary>Changes with every write: the later of two is told.</summary>
    public int Version { get; private set; }

    /// <summary>What has happened, oldest first.</summary>
    public IReadOnlyList<EnrolmentEvent> Events => events;

    /// <summary>Whether it may enter the workspace.</summary>
    public bool TakesPart => State == EnrolmentState.Participant;

    /// <summary>Whether it is signed up, with a place or without.</summary>
    public bool IsOpen => State is not (EnrolmentState.Left or EnrolmentState.Declined);

    /// <summary>A municipality signs up.</summary>
    public static Enrolment SignUp(int partnershipId, string municipalityCode, EnrolmentTerms terms, DateTime at)
    {
        var enrolment = new Enrolment { PartnershipId = partnershipId, MunicipalityCode = municipalityCode };
        enrolment.Begin(terms, at);
        return enrolment;
    }

    /// <summary>A municipality that had left, or was not given a place, signs up again.</summary>
    /// <exception cref="IllegalEnrolmentException">It is signed up.</exception>
    public void SignUpAgain(EnrolmentTerms terms, DateTime at)
    {
        Require(!IsOpen);
        Begin(terms, at);
    }

    /// <summary>The contact changes the terms. A new sponsor is asked anew; the place is kept meanwhile.</summary>
    /// <param name="terms">The new terms.</param>
    /// <param name="reason">Why.</param>
    /// <param name="at">Now (UTC).</param>
    /// <returns>Whether a sponsor must be asked.</returns>
    /// <exception cref="IllegalEnrolmentException">It is not signed up.</exception>
    public bool Change(EnrolmentTerms terms, string reason, DateTime at)
    {
        Require(IsOpen);
        var isOtherSponsor = terms.SponsorEmail != Terms.SponsorEmail;
        Terms = terms;
        Note("Ændret af kommunen", reason, at);
        if (isOtherSponsor)
        {
            AskSponsor();
        }

        return isOtherSponsor;
    }

    /// <summary>The sponsor is asked once more, and the link mailed before no longer works.</summary>
    /// <exception cref="IllegalEnrolmentException">There is nothing to confirm.</exception>
    public void RemindSponsor()
    {
        Require(IsOpen && SponsorConfirmedAt is null && Terms.SponsorEmail is not null);
        AskSponsor();
    }

    /// <summary>The sponsor confirms, which binds the municipality.</summary>
    /// <param name="round">From the link.</param>
    /// <param name="hasRoom">Whether there is a place; without one the municipality waits.</param>
    /// <param name="at">Now (UTC).</param>
    /// <exception cref="IllegalEnrolmentException">The link is not the newest, or is used.</exception>
    public void ConfirmAsSponsor(int round, bool hasRoom, DateTime at)
    {
        Require(IsOpen && SponsorConfirmedAt is null && round == SponsorRound);
        SponsorConfirmedAt = at;
        if (State == EnrolmentState.AwaitingSponsor)
        {
            State = hasRoom ? EnrolmentState.AwaitingEditor : EnrolmentState.Waiting;
        }

        Note("Bekræftet af ledelsen", null, at);
    }

    /// <summary>An editor gives the municipality a place.</summary>
    /// <exception cref="IllegalEnrolmentException">It is not waiting for one, or its sponsor has not confirmed.</exception>
    public void Admit(DateTime at)
    {
        Require(State is (EnrolmentState.AwaitingEditor or EnrolmentState.Waiting) && SponsorConfirmedAt is not null);
        State = EnrolmentState.Participant;
        DigestedUpTo = at;
        Note("Optaget af redaktionen", null, at);
    }

    /// <summary>An editor does not give the municipality a place, or ends its part. The addresses are forgotten.</summary>
    /// <exception cref="IllegalEnrolmentException">It is not signed up.</exception>
    public void Decline(string reason, DateTime at)
    {
        Require(IsOpen);
        End(TakesPart ? EnrolmentState.Left : EnrolmentState.Declined, TakesPart ? "Taget ud af redaktionen" : "Ikke optaget", reason, at);
    }

    /// <summary>The municipality leaves. The addresses are forgotten.</summary>
    /// <exception cref="IllegalEnrolmentException">It is not signed up.</exception>
    public void Leave(string reason, DateTime at)
    {
        Require(IsOpen);
        End(EnrolmentState.Left, "Trådt ud", reason, at);
    }

    /// <summary>A place has become free, and this municipality is the next.</summary>
    /// <exception cref="IllegalEnrolmentException">It is not waiting.</exception>
    public void MoveUp(DateTime at)
    {
        Require(State == EnrolmentState.Waiting);
        State = EnrolmentState.AwaitingEditor;
        Note("Der er en ledig plads", null, at);
    }

    /// <summary>An account is deleted: its address is forgotten, the role stays.</summary>
    public void Forget(string email)
    {
        if (Terms.ContactEmail != email && Terms.SponsorEmail != email)
        {
            return;
        }

        Terms = Terms with { ContactEmail = Terms.ContactEmail == email ? null : Terms.ContactEmail, SponsorEmail = Terms.SponsorEmail == email ? null : Terms.SponsorEmail };
        Version++;
    }

    private void Begin(EnrolmentTerms terms, DateTime at)
    {
        (Terms, State, SignedUpAt) = (terms, EnrolmentState.AwaitingSponsor, at);
        Note("Tilmeldt", null, at);
        AskSponsor();
    }

    private void AskSponsor()
    {
        SponsorConfirmedAt = null;
        SponsorRound++;
        Version++;
    }

    private void End(EnrolmentState state, string what, string reason, DateTime at)
    {
        (State, SponsorConfirmedAt) = (state, null);
        Terms = Terms with { ContactEmail = null, SponsorEmail = null };
        Note(what, reason, at);
    }

    private void Note(string what, string? reason, DateTime at)
    {
        events.Add(new() { At = at, What = what, Reason = reason });
        Version++;
    }

    private void Require(bool isLegal)
    {
        if (!isLegal)
        {
            throw new IllegalEnrolmentException(State);
        }
    }
}

/// <summary>What a municipality says when it signs up.</summary>
/// <param name="TargetGroups">Ids of the groups it chose, one or more of those offered.</param>
/// <param name="Aim">What it wants, in one sentence; public once it takes part.</param>
/// <param name="ContactRole">Whom the others ask, by role.</param>
/// <param name="ContactEmail">Where mail goes; null once the municipality has left.</param>
/// <param name="SponsorRole">The sponsor's role at management level.</param>
/// <param name="SponsorEmail">Where the sponsor is asked; null once the municipality has left.</param>
/// <param name="Series">Ids of the series it follows.</param>
/// <param name="WantsDigest">Whether the contact gets what is new in the workspace by mail every Monday.</param>
public sealed record EnrolmentTerms(
    IReadOnlyList<string> TargetGroups, string Aim, string ContactRole, string? ContactEmail, string SponsorRole, string? SponsorEmail, IReadOnlyList<string> Series, bool WantsDigest)
{
    public static EnrolmentTerms Empty { get; } = new([], "", "", null, "", null, [], true);
}

/// <summary>How far a municipality has come into a partnership.</summary>
public enum EnrolmentState
{
    AwaitingSponsor,

    AwaitingEditor,

    /// <summary>Confirmed, and there is no place (venteliste).</summary>
    Waiting,

    Participant,

    Left,

    Declined,
}

/// <summary>Something that happened to an enrolment.</summary>
public sealed class EnrolmentEvent
{
    public int Id { get; init; }

    public int EnrolmentId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>In Danish: "Trådt ud".</summary>
    public required string What { get; init; }

    /// <summary>Why; null where none is asked for.</summary>
    public string? Reason { get; init; }
}

/// <summary>What was asked does not fit where the enrolment is now: somebody else was first, or a link is old.</summary>
public sealed class IllegalEnrolmentException(EnrolmentState state) : Exception($"An enrolment that is {state} cannot become that.");

/// <summary>The Danish words of enrolments.</summary>
public static class EnrolmentWords
{
    public static string Name(this EnrolmentState state) => state switch
    {
        EnrolmentState.AwaitingSponsor => "Venter på ledelsens bekræftelse",
        EnrolmentState.AwaitingEditor => "Venter på redaktionen",
        EnrolmentState.Waiting => "På venteliste",
        EnrolmentState.Participant => "Deltager",
        EnrolmentState.Left => "Trådt ud",
        _ => "Ikke optaget",
    };
}
