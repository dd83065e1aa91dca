using Vejviser.Domain.Checks;

namespace Vejviser.Domain.Tools;

/// <summary>One thing to bring, or somebody to invite, that may be relevant in the case at hand.</summary>
/// <param name="Id">Name of its field.</param>
/// <param name="Name">What it is; null for a line of the worker's own.</param>
public sealed record MeetingItem(string Id, string? Name);

/// <summary>Something picked, and why it is relevant here.</summary>
public sealed record PickedItem(string Name, string Why);

/// <summary>A checklist for a rehabilitation meeting that starts empty: what is relevant is for whoever knows the case to judge.</summary>
public sealed class MeetingChecklist
{
    /// <summary>Characters of a name or a reason at most.</summary>
    public const int MostText = 400;

    private MeetingChecklist(IReadOnlyList<PickedItem> documentation, IReadOnlyList<PickedItem> participants) => (Documentation, Participants) = (documentation, participants);

    /// <summary>What may be obtained: words, not demands.</summary>
    public static IReadOnlyList<MeetingItem> AllDocumentation { get; } =
    [
        new("dok-oensker", "Borgerens egne ønsker og mål"), new("dok-job", "Job og uddannelse indtil nu"), new("dok-proevet", "Forløb og praktikker, der er prøvet"), new("dok-helbred", "Helbred"),
        new("dok-socialt", "Sociale forhold"), new("dok-sprog", "Sprog"), new("dok-andet-1", null), new("dok-andet-2", null),
    ];

    /// <summary>Who may take part: functions, never names.</summary>
    public static IReadOnlyList<MeetingItem> AllParticipants { get; } =
    [
        new("delt-borger", "Borgeren"), new("delt-bisidder", "Borgerens bisidder eller pårørende"), new("delt-sagsbehandler", "Borgerens sagsbehandler"), new("delt-helbred", "En, der kender borgerens helbred"),
        new("delt-socialt", "En, der kender borgerens sociale forhold"), new("delt-job", "En, der kender job og uddannelse"), new("delt-tolk", "Tolk"), new("delt-andet-1", null), new("delt-andet-2", null),
    ];

    public IReadOnlyList<PickedItem> Documentation { get; }

    public IReadOnlyList<PickedItem> Participants { get; }

    /// <summary>Reads what was sent.</summary>
    /// <param name="typed">What stands in a field; null for nothing.</param>
    /// <param name="issues">What must be put right; empty when there is a checklist.</param>
    /// <returns>The checklist; null where something is wrong.</returns>
    public static MeetingChecklist? Read(Func<string, string?> typed, out IReadOnlyList<Issue> issues)
    {
        List<Issue> found = [];
        var (documentation, participants) = (Pick(AllDocumentation), Pick(AllParticipants));
        if (found.Count == 0 && documentation.Count + participants.Count == 0)
        {
            found.Add(new(AllDocumentation[0].Id, "Vælg mindst én ting, der er relevant i sagen."));
        }

        issues = found;
        return found.Count == 0 ? new(documentation, participants) : null;

        List<PickedItem> Pick(IReadOnlyList<MeetingItem> items)
        {
            List<PickedItem> picked = [];
            foreach (var item in items)
            {
                var (name, why) = (item.Name ?? Text(item.Id), Text($"{item.Id}-hvorfor"));
                var isPicked = item.Name is null ? name.Length > 0 : typed(item.Id) is not null;
                if (isPicked && why.Length == 0)
                {
                    found.Add(new($"{item.Id}-hvorfor", "Skriv kort, hvorfor det er relevant i sagen."));
                }
                else if (!isPicked && why.Length > 0)
                {
                    found.Add(new(item.Id, item.Name is null ? "Skriv, hvad begrundelsen hører til, eller slet den." : "Sæt kryds, eller slet begrundelsen."));
                }
                else if (isPicked)
                {
                    picked.Add(new(name, why));
                }
            }

            return picked;
        }

        string Text(string field)
        {
            var text = typed(field)?.Trim() ?? "";
            if (text.Length > MostText)
            {
                found.Add(new(field, $"Skriv højst {MostText} tegn."));
            }
            else if (CprNumbers.Find(text).Any(number => number.IsCertain))
            {
                found.Add(new(field, "Fjern CPR-nummeret; arket skal ikke vise, hvem det drejer sig om."));
            }

            return text;
        }
    }
}
