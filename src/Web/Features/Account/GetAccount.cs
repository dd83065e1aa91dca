using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Adoptions;
using Vejviser.Domain.Partnerships;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Subscriptions;
using Vejviser.Web.Access;
using Vejviser.Web.Access.Oidc;
using Vejviser.Web.Features.Account.Security;

namespace Vejviser.Web.Features.Account;

/// <summary>What we keep about somebody, shown to themselves.</summary>
public sealed class GetAccount(IDbContextFactory<AppDbContext> contexts, OidcProviders providers, TimeProvider clock)
{
    public async Task<View> OfAsync(ActingAccount acting, CancellationToken cancellationToken)
    {
        var accountId = acting.Id;
        var now = clock.GetUtcNow().UtcDateTime;
        var (idle, age) = (now - Session.MaxIdle, now - Session.MaxAge);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var account = await db.Accounts.AsNoTracking().Include(account => account.Passkeys).SingleAsync(account => account.Id == accountId, cancellationToken);
        var municipality = account.MunicipalityCode is { } code ? await db.Municipalities.AsNoTracking().SingleAsync(one => one.Code == code, cancellationToken) : null;
        var sessions = await db.Sessions.AsNoTracking()
            .Where(session => session.AccountId == accountId && session.LastSeenAt > idle && session.CreatedAt > age)
            .OrderByDescending(session => session.LastSeenAt)
            .ToListAsync(cancellationToken);
        var logins = await db.ExternalLogins.AsNoTracking().Where(login => login.AccountId == accountId).OrderBy(login => login.Id).ToListAsync(cancellationToken);
        var drafts = await db.Drafts.AsNoTracking()
            .Where(draft => draft.AccountId == accountId || (draft.Email == account.Email && draft.EmailConfirmedAt != null))
            .OrderByDescending(draft => draft.UpdatedAt)
            .ToListAsync(cancellationToken);
        var ids = drafts.Select(draft => draft.PracticeExampleId).OfType<int>().ToList();
        var examples = await db.PracticeExamples.AsNoTracking().Where(example => ids.Contains(example.Id))
            .Select(example => new { example.Id, example.Slug, example.State, example.StateSince })
            .ToDictionaryAsync(example => example.Id, cancellationToken);
        var adoptions = await db.Adoptions.AsNoTracking().Where(adoption => adoption.AccountId == accountId)
            .Join(db.PracticeExamples.Where(example => example.State == PublicationState.Published), adoption => adoption.PracticeExampleId, example => example.Id, (adoption, example) => new { adoption, example.Slug, example.Revisions.Single(revision => revision.Number == example.PublishedRevision).Content })
            .OrderByDescending(row => row.adoption.ToldAt)
            .ToListAsync(cancellationToken);
        var follows = await db.Subscriptions.AsNoTracking().Where(subscription => subscription.Email == account.Email && subscription.ConfirmedAt != null).OrderBy(subscription => subscription.Id).ToListAsync(cancellationToken);
        var partnerships = await db.Enrolments.AsNoTracking().Where(enrolment => enrolment.MunicipalityCode == account.MunicipalityCode)
            .Join(db.Partnerships, enrolment => enrolment.PartnershipId, partnership => partnership.Id, (enrolment, partnership) => new Joined(partnership, enrolment)).ToListAsync(cancellationToken);
        return new(account, municipality?.FullName, sessions, follows, partnerships, adoptions.ConvertAll(row => new Used(row.Slug, row.Content.Title, row.adoption.State, row.adoption.ToldAt)), drafts.ConvertAll(draft =>
        {
            var example = draft.PracticeExampleId is { } id ? examples[id] : null;
            return new Work(draft.Id, draft.Content, example?.State ?? PublicationState.Draft, example?.StateSince ?? draft.UpdatedAt, example?.Slug);
        }))
        {
            EndingOthers = await GetSecondFactors.MayChangeAsync(db, account, acting, now, cancellationToken),
            Logins = logins.ConvertAll(login => new Linked(login.Provider, providers.Find(login.Provider)?.Title ?? login.Provider, login.LinkedAt)),
        };
    }

    /// <summary>Everything as JSON, as the General Data Protection Regulation's article 20 asks for.</summary>
    internal static async Task<FileContentHttpResult> DownloadAsync(HttpContext context, GetAccount get, CancellationToken cancellationToken)
    {
        var view = await get.OfAsync(context.User.ToActing(), cancellationToken);
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
                logins = view.Logins.Select(login => new { provider = login.Title, linkedAt = login.LinkedAt }),
                sessions = view.Sessions.Select(session => new { device = session.Device, createdAt = session.CreatedAt, lastSeenAt = session.LastSeenAt }),
                follows = view.Follows.Select(follow => new { kind = $"{follow.Kind}", subject = follow.Subject, pace = $"{follow.Pace}", confirmedAt = follow.ConfirmedAt }),
                uses = view.Used.Select(used => new { example = used.Slug, state = used.State.Id(), toldAt = used.ToldAt }),
                partnerships = view.Partnerships.Where(joined => joined.Enrolment.Terms.ContactEmail == view.Account.Email || joined.Enrolment.Terms.SponsorEmail == view.Account.Email)
                    .Select(joined => new { partnership = joined.Partnership.Slug, contactRole = joined.Enrolment.Terms.ContactRole, sponsorRole = joined.Enrolment.Terms.SponsorRole }),
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
    public sealed record View(Domain.Accounts.Account Account, string? Municipality, IReadOnlyList<Session> Sessions, IReadOnlyList<Subscription> Follows, IReadOnlyList<Joined> Partnerships, IReadOnlyList<Used> Used, IReadOnlyList<Work> Work)
    {
        public IReadOnlyList<Linked> Logins { get; init; } = [];

        /// <summary>When this session may end the others.</summary>
        public GetSecondFactors.Right EndingOthers { get; init; }

        /// <summary>The login a session came from; null for code and passkey.</summary>
        public string? TitleOf(Session session) => session.Provider is { } name ? Logins.FirstOrDefault(login => login.Provider == name)?.Title ?? name : null;
    }

    /// <summary>A municipality's own login that the account is linked with.</summary>
    public sealed record Linked(string Provider, string Title, DateTime LinkedAt);

    /// <summary>A partnership the account's municipality has signed up for.</summary>
    public sealed record Joined(Partnership Partnership, Enrolment Enrolment);

    /// <summary>Another municipality's example that the account has told of.</summary>
    public sealed record Used(string Slug, string Title, AdoptionState State, DateTime ToldAt);

    /// <summary>A draft, or the example it became.</summary>
    public sealed record Work(int DraftId, PracticeExampleContent Content, PublicationState State, DateTime Since, string? Slug)
    {
        public string Title => Content.Title;
    }
}
