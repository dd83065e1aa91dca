using Vejviser.Domain;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Editorial;

/// <summary>Asks the author something; they answer from the letter, without signing in.</summary>
public sealed class AskAuthor(ActOnExample acts)
{
    internal static readonly Issue Unreachable = new("", "Forfatteren kan ikke nås herfra: Der er ingen kladde med en mailadresse. Skriv til kommunen uden om Vejviser.");

    public async Task<IReadOnlyList<Issue>> RunAsync(string publicId, string? question, Editor editor, CancellationToken cancellationToken)
    {
        var issues = Note.Issues("question", question, "Skriv, hvad du vil spørge om.");
        return issues.Count > 0 ? issues : await acts.RunAsync(
            publicId,
            async open =>
            {
                open.Example.Ask(editor.Actor, open.At, question!.Trim());
                return await open.AskAuthorAsync(
                    new Letter(
                        "question-to-author",
                        "Spørgsmål til jeres eksempel",
                        $"Redaktionen har et spørgsmål til jeres eksempel {AuthorLetters.Named(open.Content)}:",
                        question!.Trim(),
                        "I kan svare og rette teksten via linket. I behøver ikke logge ind. Eksemplet venter på jer."),
                    editor.SiteUrl) ? [] : [Unreachable];
            },
            cancellationToken);
    }
}
