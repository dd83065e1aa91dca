using Vejviser.Domain;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Editorial.Publishing;

/// <summary>Shows an example's newest revision to everybody, once nothing stands in the way.</summary>
public sealed class PublishExample(ActOnExample acts)
{
    /// <param name="publicId">The example.</param>
    /// <param name="reviewMonths">How often it must be looked at; empty for as before.</param>
    /// <param name="editor">Who publishes.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<IReadOnlyList<Issue>> RunAsync(string publicId, string? reviewMonths, Editor editor, CancellationToken cancellationToken) => acts.RunAsync(
        publicId,
        async open =>
        {
            if (!string.IsNullOrWhiteSpace(reviewMonths))
            {
                if (ReviewExample.Months(reviewMonths) is not { } months)
                {
                    return [ReviewExample.BadMonths];
                }

                open.Example.ReviewEvery(months, editor.Actor, open.At);
            }

            if (open.Example.IsApprovedByAuthor && await PublishRequirements.BlocksAsync(open) is { Count: > 0 } blocks)
            {
                return blocks;
            }

            open.Example.Publish(editor.Actor, open.At);
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
