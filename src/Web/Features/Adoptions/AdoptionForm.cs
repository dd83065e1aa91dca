using Vejviser.Domain;
using Vejviser.Domain.Adoptions;
using Vejviser.Domain.Checks;
using Vejviser.Domain.Evidence;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Adoptions;

/// <summary>What a municipality typed about its use of an example. It goes public as it is, so it is looked at more closely than what an editor reads first.</summary>
/// <param name="State">The id of an <see cref="AdoptionState"/>.</param>
/// <param name="Note">In their own words.</param>
/// <param name="Lines">Figures as <see cref="FigureRow"/> writes them; empty for none.</param>
/// <param name="HasLooked">Whether they have looked at what the machine wondered about.</param>
public sealed record AdoptionForm(string? State, string? Note, string Lines, bool HasLooked)
{
    public const int MaxNote = 1_000;

    private static readonly string[] Unwanted = ["phone", "email"];
    private static readonly string[] Doubtful = ["name", "health", "number-like-cpr"];

    /// <summary>The form as a browser sends it.</summary>
    public static AdoptionForm Sent(IFormCollection form) => new(form["state"], form["note"], string.Join('\n', FigureRow.Sent(form)), form["looked"] == "true");

    /// <summary>What was told; null with the issues that stand in the way.</summary>
    public Told? Read(out IReadOnlyList<Issue> issues)
    {
        List<Issue> found = [];
        var note = Note?.ReplaceLineEndings("\n").Trim() is { Length: > 0 } typed ? typed : null;
        if (AdoptionWords.StateWithId(State) is not { } state)
        {
            found.Add(new("state", "Vælg, hvor langt I er.", "required"));
            state = AdoptionState.Considering;
        }
        else if (note is null && state is (AdoptionState.Adapted or AdoptionState.Stopped))
        {
            found.Add(new("note", state == AdoptionState.Adapted ? "Skriv kort, hvordan I har tilpasset det." : "Skriv kort, hvorfor I er stoppet.", "required"));
        }

        if (note?.Length > MaxNote)
        {
            found.Add(new("note", $"Kort teksten ned til højst {Danish.Number(MaxNote)} tegn."));
        }

        var figures = FigureRow.Read(Lines, found);
        found.AddRange(Look("note", note ?? "").Concat(Look("result_figures", Lines)));
        issues = found;
        return found.Count > 0 ? null : new(state, note, figures);
    }

    private IEnumerable<Issue> Look(string field, string text)
    {
        var checks = TextChecks.Check(field, text);
        return [
            .. checks.Blocks(),
            .. checks.Where(issue => Unwanted.Contains(issue.Code)).Select(issue => issue with { Severity = IssueSeverity.Block, Message = "Fjern telefonnummeret eller mailadressen. Siden er offentlig, og læserne skriver til jer gennem Vejviser." }),
            .. HasLooked ? [] : checks.Where(issue => Doubtful.Contains(issue.Code)).Select(issue => issue with { Severity = IssueSeverity.Block, Code = Looked }),
        ];
    }

    /// <summary>The code of an issue that goes away when its writer says that they have looked.</summary>
    public const string Looked = "looked";

    /// <summary>What a municipality told, when all is well.</summary>
    public sealed record Told(AdoptionState State, string? Note, IReadOnlyList<ResultFigure> Figures);
}
