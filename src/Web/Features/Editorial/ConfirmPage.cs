using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;

namespace Vejviser.Web.Features.Editorial;

/// <summary>An editor confirms that a theme's or an effort's page still holds.</summary>
public sealed class ConfirmPage(IDbContextFactory<AppDbContext> contexts, ContentFollower follower, TimeProvider clock)
{
    public const string Theme = "tema";
    public const string Effort = "indsats";

    /// <summary>The page's name and address; null for one that does not exist.</summary>
    public (string Name, string Address)? Find(string kind, string id) => kind switch
    {
        Theme => follower.Current.Catalogue.Themes.GetValueOrDefault(id) is { } theme ? (theme.Name, ThemeLinks.Details(id)) : null,
        Effort => follower.Current.Catalogue.EffortTypes.GetValueOrDefault(id) is { } effort ? (effort.Name, EffortLinks.Details(id)) : null,
        _ => null,
    };

    /// <summary>Confirms it. The page must exist.</summary>
    public async Task RunAsync(string kind, string id, Editor editor, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow().UtcDateTime;
        DateOnly? today = DanishTime.DayOf(at);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.NextChangeNumberAsync(cancellationToken);
        await (kind == Theme
            ? db.Themes.Where(theme => theme.Id == id).ExecuteUpdateAsync(row => row.SetProperty(theme => theme.ConfirmedOn, today), cancellationToken)
            : db.EffortTypes.Where(effort => effort.Id == id).ExecuteUpdateAsync(row => row.SetProperty(effort => effort.ConfirmedOn, today), cancellationToken));
        editor.Note(db, "bekræftede", $"{kind} {id}", at);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await follower.CatchUpAsync(CancellationToken.None);
    }
}
