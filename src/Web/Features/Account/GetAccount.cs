using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Access;

namespace Vejviser.Web.Features.Account;

/// <summary>What we keep about somebody, shown to themselves.</summary>
public sealed class GetAccount(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    public async Task<View> OfAsync(int accountId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (idle, age) = (now - Session.MaxIdle, now - Session.MaxAge);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var account = await db.Accounts.AsNoTracking().Include(account => account.Passkeys).SingleAsync(account => account.Id == accountId, cancellationToken);
        var municipality = account.MunicipalityCode is { } code ? await db.Municipalities.AsNoTracking().SingleAsync(one => one.Code == code, cancellationToken) : null;
        var sessions = await db.Sessions.AsNoTracking()
            .Where(session => session.AccountId == accountId && session.LastSeenAt > idle && session.CreatedAt > age)
            .OrderByDescending(session => session.LastSeenAt)
            .ToListAsync(cancellationToken);
        var drafts = await db.Drafts.AsNoTracking()
            .Where(draft => draft.AccountId == accountId || (draft.Email == account.Email && draft.EmailConfirmedAt != null))
            .OrderByDescending(draft => draft.UpdatedAt)
            .ToListAsync(cancellationToken);
        var ids = drafts.Select(draft => draft.PracticeExampleId).OfType<int>().ToList();
        var examples = await db.PracticeExamples.AsNoTracking().Where(example => ids.Contains(example.Id))
            .Select(example => new { example.Id, example.Slug, example.State, example.StateSince })
            .ToDictionaryAsync(example => example.Id, cancellationToken);
        return new(account, municipality?.FullName, sessions, drafts.ConvertAll(draft =>
        {
            var example = draft.PracticeExampleId is { } id ? examples[id] : null;
            return new Work(draft.Id, draft.Content, example?.State ?? PublicationState.Draft, example?.StateSince ?? draft.UpdatedAt, example?.Slug);
        }));
    }

    /// <summary>Everything as JSON, as the General Data Protection Regulation's article 20 asks for.</summary>
    internal static async Task<FileContentHttpResult> DownloadAsync(HttpContext context, GetAccount get, CancellationToken cancellationToken)
    {
        var view = await get.OfAsync(context.User.AccountId(), cancellationToken);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                email = view.Account.Email,
                role = view.Account.Role.Name(),
                municipality = view.Municipality,
                createdAt = view.Account.CreatedAt,
                lastSignedInAt = view.Account.LastSignedInAt,
                passkeys = view.Account.Passkeys.Select(passkey => new { name = passkey.Name, createdAt = passkey.CreatedAt }),
                hasAuthenticator = view.Account.AuthenticatorConfirmedAt is not null,
                sessions = view.Sessions.Select(session => new { device = session.Device, createdAt = session.CreatedAt, lastSeenAt = session.LastSeenAt }),
                examples = view.Work.Select(work => new { state = work.State.Name(), since = work.Since, text = System.Text.Json.Nodes.JsonNode.Parse(work.Content.ToJson()) }),
            },
            Json),
            "application/json",
            string.Create(CultureInfo.InvariantCulture, $"vejviser-{view.Account.Id}.json"));
    }

    private static System.Text.Json.JsonSerializerOptions Json { get; } = new(System.Text.Json.JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What the account's page shows.</summary>
    public sealed record View(Domain.Accounts.Account Account, string? Municipality, IReadOnlyList<Session> Sessions, IReadOnlyList<Work> Work);

    /// <summary>A draft, or the example it became.</summary>
    public sealed record Work(int DraftId, PracticeExampleContent Content, PublicationState State, DateTime Since, string? Slug)
    {
        public string Title => Content.Title;
    }
}
