using System.Globalization;
using System.Text;

namespace Vejviser.IntegrationTests.Faults;

/// <summary>What came of killing.</summary>
public sealed class KillReport
{
    private readonly Dictionary<(ActKind Kind, bool IsNew), int> found = [];

    public int Kills { get; internal set; }

    /// <summary>Acts that the server said yes to, by kind.</summary>
    public IReadOnlyDictionary<ActKind, int> Acknowledged { get; internal set; } = new Dictionary<ActKind, int>();

    /// <summary>What was acknowledged and is not there: none, or the promise is broken.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>What is there in part, or twice, or belongs to nothing.</summary>
    public List<string> HalfStored { get; } = [];

    /// <summary>Whether the promise held.</summary>
    public bool IsKept => Lost.Count == 0 && HalfStored.Count == 0;

    /// <summary>The table, what is wrong, and a last line for machines.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("                 acknowledged  in flight: found old  found new\n");
        foreach (var kind in Enum.GetValues<ActKind>())
        {
            text.Append(CultureInfo.InvariantCulture, $"{kind,-16} {Acknowledged.GetValueOrDefault(kind),12:N0} {found.GetValueOrDefault((kind, false)),21} {found.GetValueOrDefault((kind, true)),10}\n");
        }

        Lost.ForEach(what => text.Append(CultureInfo.InvariantCulture, $"LOST {what}\n"));
        HalfStored.ForEach(what => text.Append(CultureInfo.InvariantCulture, $"HALF-STORED {what}\n"));
        return text.Append(CultureInfo.InvariantCulture, $"{Kills} kills, {Acknowledged.Values.Sum():N0} acknowledged, {Lost.Count} lost, {HalfStored.Count} half-stored").ToString();
    }

    internal void Found(ActKind kind, bool isNew) => found[(kind, isNew)] = found.GetValueOrDefault((kind, isNew)) + 1;
}
