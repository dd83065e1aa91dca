using Microsoft.EntityFrameworkCore;
using Vejviser.Domain;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Subscriptions;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Editorial.Publishing;

/// <summary>Makes an example part of another, to which its address then leads.</summary>
/// <remarks>Only a published example takes others in, and a merged one never comes back, so addresses cannot lead in a circle.</remarks>
public sealed class MergeExamples(ActOnExample acts)
{
    /// <param name="publicId">The one that goes.</param>
    /// <param name="into">Address, path or id of the one that stays.</param>
    /// <param name="editor">Who merges.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<IReadOnlyList<Issue>> RunAsync(string publicId, string? into, Editor editor, CancellationToken cancellationToken) => acts.RunAsync(
        publicId,
        async open =>
        {
            var slug = into?.Trim().Split('?', '#')[0].TrimEnd('/').Split('/')[^1];
            var other = (await open.Db.PracticeExamples.Where(example => example.Slug == slug || example.PublicId == slug).WithNewestAsync(open.Db, open.Cancellation)).FirstOrDefault();
            if (other is null || other.State != PublicationState.Published)
            {
                return [new("into", "Skriv adressen på et offentliggjort eksempel.")];
            }

            if (other.Id == open.Example.Id)
            {
                return [new("into", "Vælg et andet eksempel end det selv.")];
            }

            open.Example.MergeInto(other, editor.Actor, open.At);
            await MoveAsync(open, other);
            open.IsSeenByReaders = true;
            open.Others.Add(other);
            editor.Note(open.Db, "lagde sammen", $"{open.Subject} med {other.PublicId}", open.At);
            await open.TellAuthorAsync(new Letter(
                "merged",
                "Jeres eksempel er lagt sammen med et andet",
                $"Redaktionen har lagt jeres eksempel {AuthorLetters.Named(open.Content)} sammen med {AuthorLetters.Named(other.Newest())}, som handler om det samme.",
                "Den gamle adresse fører nu dertil.")
            {
                Link = ("Se eksemplet", editor.SiteUrl + PracticeExampleLinks.Details(other.Slug)),
            });
            return [];
        },
        cancellationToken);

    // Who uses it and who follows it go along, where they do not already.
    private static async Task MoveAsync(OpenExample open, PracticeExample other)
    {
        var (db, from) = (open.Db, open.Example);
        await db.Adoptions
            .Where(adoption => adoption.PracticeExampleId == from.Id && !db.Adoptions.Any(there => there.PracticeExampleId == other.Id && there.MunicipalityCode == adoption.MunicipalityCode))
            .ExecuteUpdateAsync(row => row.SetProperty(adoption => adoption.PracticeExampleId, other.Id), open.Cancellation);
        await db.Subscriptions
            .Where(one => one.Kind == SubscriptionKind.Example && one.Subject == from.PublicId && !db.Subscriptions.Any(there => there.Email == one.Email && there.Kind == SubscriptionKind.Example && there.Subject == other.PublicId))
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.Subject, other.PublicId), open.Cancellation);
    }
}
