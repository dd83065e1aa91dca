using System.Globalization;
using Vejviser.Domain;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Editorial.Publishing;

/// <summary>Shows an example's newest revision to everybody, once nothing stands in the way.</summary>
public sealed class PublishExample(ActOnExample acts)
{
    /// <summary>So long an example stands before it must be confirmed, unless an editor says otherwise.</summary>
    public const int MonthsToReview = 12;

    /// <param name="publicId">The example.</param>
    /// <param name="reviewDueOn">yyyy-MM-dd; empty for in a year.</param>
    /// <param name="editor">Who publishes.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<IReadOnlyList<Issue>> RunAsync(string publicId, string? reviewDueOn, Editor editor, CancellationToken cancellationToken) => acts.RunAsync(
        publicId,
        async open =>
        {
            var today = DanishTime.DayOf(open.At);
            var due = today.AddMonths(MonthsToReview);
            if (!string.IsNullOrWhiteSpace(reviewDueOn) && (!DateOnly.TryParseExact(reviewDueOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out due) || due <= today || due > today.AddYears(5)))
            {
                return [new("review_due_on", "Vælg en dag efter i dag og inden for fem år.")];
            }

            if (open.Example.IsApprovedByAuthor && await PublishRequirements.BlocksAsync(open) is { Count: > 0 } blocks)
            {
                return blocks;
            }

            open.Example.Publish(editor.Actor, open.At, due);
            open.IsSeenByReaders = true;
            editor.Note(open.Db, "offentliggjorde", open.Subject, open.At);
            await open.TellAuthorAsync(Published(open, editor.SiteUrl));
            return [];
        },
        cancellationToken);

    /// <summary>What the author is told when their example is public, whoever published it.</summary>
    internal static Letter Published(OpenExample open, string siteUrl) => new(
        "published",
        "Jeres eksempel er offentliggjort",
        $"Jeres eksempel {AuthorLetters.Named(open.Content)} kan nu læses af alle. Tak, fordi I deler.",
        "Har I noget at rette, eller er der kommet nye resultater, så brug linket i jeres kvittering, eller skriv til redaktionen.")
    {
        Link = ("Se eksemplet", siteUrl + PracticeExampleLinks.Details(open.Example.Slug)),
    };
}
