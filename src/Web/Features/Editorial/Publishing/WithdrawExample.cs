using Vejviser.Domain;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Editorial.Publishing;

/// <summary>Takes an example down; its address then answers with the note.</summary>
public sealed class WithdrawExample(ActOnExample acts)
{
    public async Task<IReadOnlyList<Issue>> RunAsync(string publicId, string? note, Editor editor, CancellationToken cancellationToken)
    {
        var issues = Note.Issues("note", note, "Skriv en note til læserne om, hvorfor eksemplet ikke er her mere.");
        return issues.Count > 0 ? issues : await acts.RunAsync(
            publicId,
            async open =>
            {
                open.Example.Withdraw(editor.Actor, open.At, note!.Trim());
                open.IsSeenByReaders = true;
                // The note stands on the timeline, where it can be redacted; the audit cannot.
                editor.Note(open.Db, "trak tilbage", open.Subject, open.At);
                await open.TellAuthorAsync(new Letter(
                    "withdrawn",
                    "Jeres eksempel er trukket tilbage",
                    $"Redaktionen har trukket jeres eksempel {AuthorLetters.Named(open.Content)} tilbage. På adressen står nu denne note:",
                    note!.Trim(),
                    "Skriv til redaktionen, hvis I har spørgsmål.")
                {
                    Link = ("Se siden", editor.SiteUrl + PracticeExampleLinks.Details(open.Example.Slug)),
                });
                return [];
            },
            cancellationToken);
    }
}
