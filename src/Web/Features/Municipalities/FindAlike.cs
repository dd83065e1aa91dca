using Vejviser.Data;
using Vejviser.Domain.Municipalities;

namespace Vejviser.Web.Features.Municipalities;

/// <summary>Finds the municipalities like a given one.</summary>
public sealed class FindAlike(ContentFollower content)
{
    private volatile Known? known;

    /// <summary>How alike municipalities are by what is known now.</summary>
    public Likeness Likeness
    {
        get
        {
            var current = content.Current;
            var latest = known;
            if (latest?.Content != current)
            {
                known = latest = new(current, new(current.Catalogue.Municipalities.Values, current.Figures));
            }

            return latest.Likeness;
        }
    }

    private sealed record Known(FollowedContent Content, Likeness Likeness);
}
