using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;

namespace Vejviser.Web.Features.Development;

/// <summary>The newest mail of the outbox, sent or not.</summary>
public sealed partial class ListMail(IDbContextFactory<AppDbContext> contexts)
{
    private const int Shown = 50;

    public async Task<IReadOnlyList<Row>> NewestAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var messages = await db.Outbox.AsNoTracking()
            .OrderByDescending(message => message.Id)
            .Take(Shown)
            .Select(message => new { message.Subject, message.To, message.CreatedAt, message.Text })
            .ToListAsync(cancellationToken);
        return messages.ConvertAll(message => new Row(message.Subject, message.To, message.CreatedAt, message.Text, [.. Address().Matches(message.Text).Select(match => match.Value)]));
    }

    [GeneratedRegex(@"https?://[^\s<>""]+")]
    private static partial Regex Address();

    public sealed record Row(string Subject, string To, DateTime At, string Text, IReadOnlyList<string> Links);
}
