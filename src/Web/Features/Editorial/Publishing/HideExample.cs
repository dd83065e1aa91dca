using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Editorial.Publishing;

/// <summary>Hides an example at once while somebody looks at a report, or shows it again.</summary>
public sealed class HideExample(ActOnExample acts)
{
    public Task RunAsync(string publicId, bool isHidden, Editor editor, CancellationToken cancellationToken) => acts.RunAsync(
        publicId,
        open =>
        {
            if (open.Example.HiddenAt is not null == isHidden)
            {
                return;
            }

            open.Example.Hide(isHidden, editor.Actor, open.At);
            open.IsSeenByReaders = true;
            editor.Note(open.Db, isHidden ? "skjulte" : "viste igen", open.Subject, open.At);
        },
        cancellationToken);
}
