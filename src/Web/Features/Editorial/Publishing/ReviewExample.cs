using System.Globalization;
using Vejviser.Domain;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Editorial.Publishing;

/// <summary>Looks at a published example again: what the editors collected is theirs to confirm or end, and how often is theirs to decide for all.</summary>
public sealed class ReviewExample(ActOnExample acts)
{
    internal static string MonthsHint { get; } = $"Fra {ReviewCycle.MinMonths} til {ReviewCycle.MaxMonths}. Så ofte skal eksemplet bekræftes.";

    internal static Issue BadMonths { get; } = new("review_months", $"Skriv et helt antal måneder fra {ReviewCycle.MinMonths} til {ReviewCycle.MaxMonths}.");

    private static readonly Issue NotOurs = new("", "Eksemplet er kommunens eget; kommunen bliver spurgt på mail, når det skal bekræftes.");

    /// <summary>The number of months typed; null for none that is allowed.</summary>
    internal static int? Months(string? typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months is >= ReviewCycle.MinMonths and <= ReviewCycle.MaxMonths ? months : null;

    public Task<IReadOnlyList<Issue>> ConfirmAsync(string publicId, Editor editor, CancellationToken cancellationToken) => acts.RunAsync(
        publicId,
        open =>
        {
            if (open.Example.HasAuthor)
            {
                return Task.FromResult<IReadOnlyList<Issue>>([NotOurs]);
            }

            open.Example.Confirm(editor.Actor, open.At);
            open.IsSeenByReaders = true;
            editor.Note(open.Db, "bekræftede", open.Subject, open.At);
            return Task.FromResult<IReadOnlyList<Issue>>([]);
        },
        cancellationToken);

    public async Task<IReadOnlyList<Issue>> EndAsync(string publicId, string? why, Editor editor, CancellationToken cancellationToken)
    {
        var issues = Note.Issues("why", why, "Skriv, hvorfor indsatsen er stoppet, og hvor I ved det fra.");
        return issues.Count > 0 ? issues : await acts.RunAsync(
            publicId,
            open =>
            {
                if (open.Example.HasAuthor)
                {
                    return Task.FromResult<IReadOnlyList<Issue>>([NotOurs]);
                }

                open.Example.Revise(open.Content with { StoppedBecause = why!.Trim() }, editor.Actor, open.At);
                open.Example.End(editor.Actor, open.At);
                open.IsSeenByReaders = true;
                editor.Note(open.Db, "meldte indsatsen stoppet", open.Subject, open.At);
                return Task.FromResult<IReadOnlyList<Issue>>([]);
            },
            cancellationToken);
    }

    public async Task<IReadOnlyList<Issue>> ReviewEveryAsync(string publicId, string? typed, Editor editor, CancellationToken cancellationToken)
    {
        if (Months(typed) is not { } months)
        {
            return [BadMonths];
        }

        await acts.RunAsync(
            publicId,
            open =>
            {
                open.Example.ReviewEvery(months, editor.Actor, open.At);
                open.IsSeenByReaders = true;
            },
            cancellationToken);
        return [];
    }
}
