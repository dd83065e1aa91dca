using Vejviser.Domain.PracticeExamples;

namespace Vejviser.UnitTests.PracticeExamples;

/// <summary>Walks through acts by every role in any order, and asks of each published revision who let it through.</summary>
public sealed class PathToThePublicTests
{
    private const int Length = 14;

    private static readonly DateTime At = TestExamples.At;
    private static readonly Actor[] Actors = [Actor.Author, Actor.Editors, Actor.Clock];

    private static readonly (string Name, Action<PracticeExample, Actor, DateTime> Do)[] Acts =
    [
        ("revise", (example, actor, at) => example.Revise(TestExamples.Content with { Provenance = Provenance.SharedByMunicipality, Title = $"Titel {example.LatestRevision + 1}" }, actor, at)),
        ("submit", (example, actor, at) => example.Submit(actor, at)),
        ("ask", (example, actor, at) => example.Ask(actor, at, "Hvorfor?")),
        ("answer", (example, actor, at) => example.Answer(actor, at, "Derfor.")),
        ("return", (example, actor, at) => example.Return(actor, at, "Mangler.")),
        ("request approval", (example, actor, at) => example.RequestApproval(actor, at)),
        ("approve", (example, actor, at) => example.Approve(example.LatestRevision, actor, at)),
        ("schedule", (example, actor, at) => example.Schedule(actor, at, at.AddHours(1))),
        ("unschedule", (example, actor, at) => example.Unschedule(actor, at)),
        ("publish", (example, actor, at) => example.Publish(actor, at)),
        ("withdraw", (example, actor, at) => example.Withdraw(actor, at, "Slut.")),
        ("confirm", (example, actor, at) => example.Confirm(actor, at)),
        ("end", (example, actor, at) => example.End(actor, at)),
        ("hide", (example, actor, at) => example.Hide(true, actor, at)),
    ];

    /// <summary>Whatever is tried by whomever in whatever order: what readers see was approved by an editor, and by its author where it has one.</summary>
    [Fact]
    public void No_path_leads_to_the_public_around_an_editor_or_the_author()
    {
        var walked = 0;
        foreach (var path in Paths())
        {
            var example = PracticeExample.Create("kolding-mentor", TestExamples.Content with { Provenance = Provenance.SharedByMunicipality }, Actor.Author, At);
            example.Submit(Actor.Author, At);
            var (editorApproved, authorApproved) = (new HashSet<int>(), new HashSet<int> { 1 });
            var at = At;
            foreach (var (act, actor) in path)
            {
                at = at.AddMinutes(40);
                var (latest, requested) = (example.LatestRevision, example.ApprovalRequestedRevision);
                if (!Try(example, act.Do, actor, at))
                {
                    continue;
                }

                if (act.Name is "publish" or "schedule" && actor.Kind == ActorKind.Editor)
                {
                    editorApproved.Add(latest);
                }

                if ((act.Name is "submit" && actor.Kind == ActorKind.Author) || (act.Name is "approve" && actor.Kind == ActorKind.Author && requested == latest))
                {
                    authorApproved.Add(latest);
                }

                Assert.True(act.Name is not ("publish" or "schedule" or "withdraw" or "hide" or "ask" or "return") || actor.Kind != ActorKind.Author, $"The author could {act.Name}.");
                if (example.PublishedRevision is { } shown)
                {
                    Assert.True(editorApproved.Contains(shown), $"Revision {shown} is public and no editor approved it: {Tell(path)}");
                    Assert.True(authorApproved.Contains(shown), $"Revision {shown} is public and its author did not approve it: {Tell(path)}");
                }

                walked++;
            }
        }

        Assert.True(walked > 10_000, $"{walked}");
    }

    private static bool Try(PracticeExample example, Action<PracticeExample, Actor, DateTime> act, Actor actor, DateTime at)
    {
        try
        {
            act(example, actor, at);
            return true;
        }
        catch (Exception exception) when (exception is IllegalTransitionException or NotAllowedException)
        {
            return false;
        }
    }

    // Walks by a fixed seed: all of them would be 36 to the fourteenth.
    private static IEnumerable<((string Name, Action<PracticeExample, Actor, DateTime> Do) Act, Actor Actor)[]> Paths()
    {
        var random = new Random(4);
        for (var path = 0; path < 60_000; path++)
        {
            yield return Enumerable.Range(0, Length).Select(_ => (Acts[random.Next(Acts.Length)], Actors[random.Next(Actors.Length)])).ToArray();
        }
    }

    private static string Tell(((string Name, Action<PracticeExample, Actor, DateTime> Do) Act, Actor Actor)[] path) =>
        string.Join(", ", path.Select(step => $"{step.Actor.Kind} {step.Act.Name}"));
}
