using System.Globalization;
using Vejviser.Domain;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Editorial.Publishing;

/// <summary>Lets an example go public at a time, or takes the time back.</summary>
public sealed class ScheduleExample(ActOnExample acts)
{
    /// <param name="publicId">The example.</param>
    /// <param name="publishOn">Danish local time as the form field writes it: 2026-03-02T09:30.</param>
    /// <param name="editor">Who plans.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<IReadOnlyList<Issue>> RunAsync(string publicId, string? publishOn, Editor editor, CancellationToken cancellationToken) => acts.RunAsync(
        publicId,
        async open =>
        {
            var isTime = DateTime.TryParseExact(publishOn, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local);
            if (!isTime || DanishTime.ToUtc(local) is not { } at || at <= open.At || at > open.At.AddYears(1))
            {
                return [new("publish_on", "Vælg et tidspunkt, der findes, ikke er passeret og ligger inden for et år, for eksempel 2026-12-01 09:30.")];
            }

            if (open.Example.IsApprovedByAuthor && await PublishRequirements.BlocksAsync(open) is { Count: > 0 } blocks)
            {
                return blocks;
            }

            open.Example.Schedule(editor.Actor, open.At, at);
            editor.Note(open.Db, "planlagde", open.Subject, open.At, DanishTime.Moment(at));
            return [];
        },
        cancellationToken);

    public Task UndoAsync(string publicId, Editor editor, CancellationToken cancellationToken) => acts.RunAsync(
        publicId,
        open =>
        {
            open.Example.Unschedule(editor.Actor, open.At);
            editor.Note(open.Db, "tog en plan tilbage", open.Subject, open.At);
        },
        cancellationToken);
}
