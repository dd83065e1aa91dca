using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Evidence;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Features.Writing;

/// <summary>A text as readers will see it, before it is theirs to read.</summary>
public sealed record CaseText(PracticeExampleContent Content, Catalogue Catalogue)
{
    /// <summary>What is sorted and said beside the text, for those that have something.</summary>
    public IEnumerable<(string Label, string Text)> Facts => new (string, string?)[]
    {
        ("Målgruppe", Content.TargetGroupText),
        ("Målgrupper", Danish.List(Content.TargetGroups.Select(id => Catalogue.TargetGroups[id].Name).ToList())),
        ("Temaer", Danish.List(Content.Themes.Select(id => Catalogue.Themes[id].ShortName).ToList())),
        ("Indsatstyper", Danish.List(Content.EffortTypes.Select(id => Catalogue.EffortTypes[id].Name).ToList())),
        ("Evidens", Content.Evidence.Name()),
        ("Reglen foreslår", Content.ProposeEvidence() is var proposal ? $"{proposal.Level.Name()}. {proposal.Why} {proposal.Lift}" : null),
        ("Derfor vurderer redaktionen anderledes", Content.EvidenceReason),
        ("Modenhed", Content.Tried.Sentence is { } tried ? $"{Content.Tried.Maturity.Name()}. {tried}" : null),
        ("Forhold til arbejdspligt", Content.WorkObligation.Name()),
        ("År", Content.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("Samarbejdspartnere", Danish.List(Content.Partners)),
        ("Resultater i tal", string.Join("; ", Content.ResultFigures.Select(figure => $"{figure.Measure}: {figure}{(figure.Period is null ? "" : $", {figure.Period}")}{(figure.IsExpected ? " (forventet)" : "")}"))),
        ("Kilde", Content.Source is { } source ? $"{source.Publisher}: {source.Title}" : null),
        ("Fællespostkasse (vises ikke)", Content.ContactMailbox),
        ("Godkendt i kommunen af", Content.ApprovedBy is null ? null : $"{Content.ApprovedBy}{(Content.ApprovedOn is { } day ? $", {Danish.Date(day)}" : "")}"),
        ("Video", Content.VideoUrl),
        ("Filer, der vises", Danish.List(Content.Attachments.Select(attachment => attachment.Name).ToList())),
    }.Where(fact => !string.IsNullOrEmpty(fact.Item2)).Select(fact => (fact.Item1, fact.Item2!));
}
