using Vejviser.Domain.PracticeExamples;

namespace Vejviser.UnitTests.PracticeExamples;

public sealed class PublicationTransitionsTests
{
    private static readonly HashSet<(PublicationState, PublicationState)> Legal =
    [
        (PublicationState.Draft, PublicationState.Submitted),
        (PublicationState.Draft, PublicationState.Published),
        (PublicationState.Submitted, PublicationState.Returned),
        (PublicationState.Submitted, PublicationState.AwaitingAuthor),
        (PublicationState.Submitted, PublicationState.Scheduled),
        (PublicationState.Submitted, PublicationState.Published),
        (PublicationState.Submitted, PublicationState.Merged),
        (PublicationState.Returned, PublicationState.Submitted),
        (PublicationState.AwaitingAuthor, PublicationState.Submitted),
        (PublicationState.AwaitingAuthor, PublicationState.Returned),
        (PublicationState.Scheduled, PublicationState.Submitted),
        (PublicationState.Scheduled, PublicationState.Published),
        (PublicationState.Published, PublicationState.Withdrawn),
        (PublicationState.Published, PublicationState.Merged),
        (PublicationState.Withdrawn, PublicationState.Published),
    ];

    [Fact]
    public void Every_pair_of_states_is_legal_or_not_as_agreed()
    {
        foreach (var from in Enum.GetValues<PublicationState>())
        {
            foreach (var to in Enum.GetValues<PublicationState>())
            {
                Assert.True(Legal.Contains((from, to)) == PublicationTransitions.IsLegal(from, to), $"{from} → {to}");
            }
        }
    }

    [Fact]
    public void Only_published_examples_can_be_withdrawn()
    {
        Assert.Equal([PublicationState.Published], Enum.GetValues<PublicationState>().Where(state => PublicationTransitions.IsLegal(state, PublicationState.Withdrawn)));
    }
}
