using Microsoft.EntityFrameworkCore;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Partnerships.Workspace;

/// <summary>The questions of a partnership and their answers.</summary>
public sealed class Questions(WorkspaceWriter writer)
{
    /// <summary>Newest first, with their answers.</summary>
    public Task<List<Question>> ListAsync(Membership member, CancellationToken cancellationToken) => writer.ReadAsync(
        db => db.Questions.Include(one => one.Answers).Where(one => one.PartnershipId == member.Partnership.Id).OrderByDescending(one => one.Id).ToListAsync(cancellationToken), cancellationToken);

    /// <summary>One of them; null for none.</summary>
    public Task<Question?> FindAsync(Membership member, int id, CancellationToken cancellationToken) => writer.ReadAsync(
        db => db.Questions.Include(one => one.Answers.OrderBy(answer => answer.Id)).SingleOrDefaultAsync(one => one.Id == id && one.PartnershipId == member.Partnership.Id, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<Issue>> AskAsync(Membership member, TypedForm form, CancellationToken cancellationToken)
    {
        var text = form.Text("text", Question.MaxText, "Skriv spørgsmålet.");
        return writer.AddAsync(member, form.Issues, open => new Question { PartnershipId = open.PartnershipId, EnrolmentId = open.EnrolmentId, Text = text, CreatedAt = open.At }, cancellationToken);
    }

    public Task<IReadOnlyList<Issue>> AnswerAsync(Membership member, int id, TypedForm form, CancellationToken cancellationToken)
    {
        var text = form.Text("text", Question.MaxText, "Skriv svaret.");
        return writer.WriteAsync(member, async open =>
        {
            if (!await open.Db.Questions.AnyAsync(one => one.Id == id && one.PartnershipId == open.PartnershipId, cancellationToken))
            {
                return [new("", "Spørgsmålet er slettet imens. Det, du skrev, står her endnu, så du kan kopiere det.")];
            }

            open.Db.Add(new Answer { QuestionId = id, EnrolmentId = open.EnrolmentId, Text = text, CreatedAt = open.At });
            return form.Issues;
        }, cancellationToken);
    }

    /// <summary>Whether a member can take a question away: its own, while nobody else has answered. KL can always.</summary>
    public static bool CanRemove(Membership member, Question question) => member.IsKl || (member.Owns(question.EnrolmentId) && question.Answers.All(answer => member.Owns(answer.EnrolmentId)));

    public Task<IReadOnlyList<Issue>> RemoveAsync(Membership member, int id, CancellationToken cancellationToken) => writer.WriteAsync(member, async open =>
    {
        if (await open.Db.Questions.Include(one => one.Answers).SingleOrDefaultAsync(one => one.Id == id && one.PartnershipId == open.PartnershipId, cancellationToken) is not { } question)
        {
            return [];
        }

        if (!CanRemove(member, question))
        {
            return [new("", "Andre har svaret. Bed KL slette spørgsmålet, hvis det skal væk.")];
        }

        open.Db.Remove(question);
        return [];
    }, cancellationToken);

    public Task<IReadOnlyList<Issue>> RemoveAnswerAsync(Membership member, int id, int answer, CancellationToken cancellationToken) => writer.WriteAsync(member, async open =>
    {
        var question = await open.Db.Questions.Include(one => one.Answers).SingleOrDefaultAsync(one => one.Id == id && one.PartnershipId == open.PartnershipId, cancellationToken);
        question?.Answers.RemoveAll(one => one.Id == answer && member.Owns(one.EnrolmentId));
        return [];
    }, cancellationToken);
}
