using Vejviser.Domain;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Editorial;

/// <summary>Asks the author to approve the text as the editors have made it.</summary>
public sealed class RequestApproval(ActOnExample acts)
{
    public Task<IReadOnlyList<Issue>> RunAsync(string publicId, Editor editor, CancellationToken cancellationToken) => acts.RunAsync(
        publicId,
        async open =>
        {
            open.Example.RequestApproval(editor.Actor, open.At);
            return await open.AskAuthorAsync(
                new Letter(
                    "approval-request",
                    "Vil I godkende teksten om jeres eksempel?",
                    $"Redaktionen har rettet i jeres eksempel {AuthorLetters.Named(open.Content)}.",
                    "Via linket kan I se, hvad der er ændret, og godkende teksten eller svare med bemærkninger. I behøver ikke logge ind. Intet bliver offentliggjort, før I har sagt ja."),
                editor.SiteUrl) ? [] : [AskAuthor.Unreachable];
        },
        cancellationToken);
}
