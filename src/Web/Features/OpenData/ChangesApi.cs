using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Vejviser.Domain;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.OpenData;

/// <summary>What has changed, for whoever keeps a copy.</summary>
public static class ChangesApi
{
    private const int DefaultSize = 100;
    private const int MaxSize = 1_000;

    public static async Task<Results<Ok<ChangePage>, ProblemHttpResult>> ListAsync(
        HttpContext context,
        ListChanges list,
        Site site,
        [Description("next fra sidste svar, eller et ændringsnummer; uden fra begyndelsen")] string? since,
        [Description("Fra 1 til 1000; uden 100")] string? size,
        CancellationToken cancellationToken)
    {
        var position = string.IsNullOrEmpty(since) ? ChangePosition.Beginning : ChangePosition.Parse(since);
        if (position is null)
        {
            return Refused("since", since!, $"since kender ikke værdien {Danish.Quoted(Shortened(since!))}; brug next fra sidste svar.");
        }

        var count = DefaultSize;
        if (!string.IsNullOrEmpty(size) && (!int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > MaxSize))
        {
            return Refused("size", size, $"size skal være et helt tal fra 1 til {MaxSize.ToString(CultureInfo.InvariantCulture)}.");
        }

        var result = await list.ReadAsync(position, count, cancellationToken);
        if (result.Next is null)
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status400BadRequest,
                title: "Begynd forfra",
                detail: string.Create(CultureInfo.InvariantCulture, $"since hører ikke til den historie, databasen har nu; den er formentlig genskabt fra en sikkerhedskopi. Slet jeres kopi, og hent alt igen uden since. Det nyeste nummer er {result.Newest}."),
                extensions: [new("errors", new Dictionary<string, string[]> { ["since"] = [Shortened(since!)] }), new("startOver", true), new("newest", result.Newest)]);
        }

        var url = site.Url(context.Request);
        return TypedResults.Ok(new ChangePage(
            result.Changes.Select(change => new ChangeItem(change.Number, change.Type, change.Id, url + change.Path, change.IsPublic ? "current" : "gone", change.At)).ToList(),
            result.Next.ToString(),
            result.Newest));
    }

    private static ProblemHttpResult Refused(string parameter, string value, string sentence) => TypedResults.Problem(
        statusCode: StatusCodes.Status400BadRequest,
        title: "Ukendt parameterværdi",
        detail: sentence,
        extensions: [new("errors", new Dictionary<string, string[]> { [parameter] = [Shortened(value)] })]);

    private static string Shortened(string value) => value.Length > 60 ? value[..60] + "…" : value;

    /// <summary>Changes in order.</summary>
    /// <param name="Items">The changes; none when there is nothing new.</param>
    /// <param name="Next">The since of the next call, sent as it is.</param>
    /// <param name="Newest">The newest change number there is.</param>
    public sealed record ChangePage(IReadOnlyList<ChangeItem> Items, string Next, long Newest);

    /// <summary>Something that is or was public, at its last change.</summary>
    /// <param name="Number">The change number.</param>
    /// <param name="Type">example, partnership, position or series.</param>
    /// <param name="Id">Its id (or slug) in the API.</param>
    /// <param name="Url">Its page.</param>
    /// <param name="State">current, or gone: then it must leave the copy.</param>
    /// <param name="At">When it was last published in a new form, or went; null where that is not kept.</param>
    public sealed record ChangeItem(long Number, string Type, string Id, string Url, string State, DateTime? At);
}
