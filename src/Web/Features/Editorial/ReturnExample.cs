using Vejviser.Domain;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Editorial;

/// <summary>Sends an example back to its author with a reason.</summary>
public sealed class ReturnExample(ActOnExample acts)
{
    public async Task<IReadOnlyList<Issue>> RunAsync(string publicId, string? reason, Editor editor, CancellationToken cancellationToken)
    {
        var issues = Note.Issues("reason", reason, "Skriv, hvorfor eksemplet sendes tilbage.");
        return issues.Count > 0 ? issues : await acts.RunAsync(
            publicId,
            async open =>
            {
                open.Example.Return(editor.Actor, open.At, reason!.Trim());
                return await open.AskAuthorAsync(
                    new Letter(
                        "returned",
                        "Jeres eksempel er sendt tilbage til jer",
                        $"Redaktionen har læst jeres eksempel {AuthorLetters.Named(open.Content)} og sender det tilbage, så I kan rette det:",
                        reason!.Trim(),
                        "I kan rette og sende eksemplet igen via linket. I behøver ikke logge ind, og det, I har skrevet, står der stadig."),
                    editor.SiteUrl) ? [] : [AskAuthor.Unreachable];
            },
            cancellationToken);
    }
}
