using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Editorial;

/// <summary>An editor takes an example, so that two do not do the same work; or gives it free.</summary>
public sealed class TakeExample(ActOnExample acts)
{
    /// <param name="publicId">The example.</param>
    /// <param name="isTaken">True to take it, also from somebody else; false to give it free.</param>
    /// <param name="editor">Who asks.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task RunAsync(string publicId, bool isTaken, Editor editor, CancellationToken cancellationToken) => acts.RunAsync(
        publicId,
        open =>
        {
            int? assignee = isTaken ? editor.Account.Id : null;
            if (open.Example.AssigneeId != assignee)
            {
                open.Example.Assign(assignee, editor.Actor, open.At);
            }
        },
        cancellationToken);
}
