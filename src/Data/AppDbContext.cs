using Microsoft.EntityFrameworkCore;
using Vejviser.Data.Audit;
using Vejviser.Data.Backup;
using Vejviser.Data.EmptySearches;
using Vejviser.Data.Links;
using Vejviser.Data.Mail;
using Vejviser.Data.Mappings;
using Vejviser.Data.Rules;
using Vejviser.Data.Use;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Adoptions;
using Vejviser.Domain.Figures;
using Vejviser.Domain.Municipalities;
using Vejviser.Domain.Partnerships;
using Vejviser.Domain.Positions;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Reports;
using Vejviser.Domain.Search;
using Vejviser.Domain.Sharing;
using Vejviser.Domain.Subscriptions;
using Vejviser.Domain.Vocabularies;

namespace Vejviser.Data;

/// <summary>The database: the only truth. One model, two databases.</summary>
public abstract class AppDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<PracticeExample> PracticeExamples => Set<PracticeExample>();

    public DbSet<PracticeExampleRevision> PracticeExampleRevisions => Set<PracticeExampleRevision>();

    public DbSet<Theme> Themes => Set<Theme>();

    public DbSet<EffortType> EffortTypes => Set<EffortType>();

    public DbSet<TargetGroup> TargetGroups => Set<TargetGroup>();

    public DbSet<Municipality> Municipalities => Set<Municipality>();

    public DbSet<PositionPaper> PositionPapers => Set<PositionPaper>();

    public DbSet<Consultation> Consultations => Set<Consultation>();

    public DbSet<Statement> Statements => Set<Statement>();

    public DbSet<Partnership> Partnerships => Set<Partnership>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<Goal> Goals => Set<Goal>();

    public DbSet<Milestone> Milestones => Set<Milestone>();

    public DbSet<Question> Questions => Set<Question>();

    public DbSet<SharedDocument> SharedDocuments => Set<SharedDocument>();

    public DbSet<Meeting> Meetings => Set<Meeting>();

    public DbSet<HelpPost> HelpPosts => Set<HelpPost>();

    public DbSet<Recommendation> Recommendations => Set<Recommendation>();

    public DbSet<Geography> Geographies => Set<Geography>();

    public DbSet<ThesaurusEntry> ThesaurusEntries => Set<ThesaurusEntry>();

    public DbSet<EmptySearch> EmptySearches => Set<EmptySearch>();

    public DbSet<EmptySearchSighting> EmptySearchSightings => Set<EmptySearchSighting>();

    public DbSet<EmptySearchKey> EmptySearchKeys => Set<EmptySearchKey>();

    public DbSet<ContentVersion> ContentVersions => Set<ContentVersion>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Passkey> Passkeys => Set<Passkey>();

    public DbSet<ExternalLogin> ExternalLogins => Set<ExternalLogin>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<SignInCode> SignInCodes => Set<SignInCode>();

    public DbSet<EmailDomain> EmailDomains => Set<EmailDomain>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<DraftLink> DraftLinks => Set<DraftLink>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<AttachmentPart> AttachmentParts => Set<AttachmentPart>();

    public DbSet<ProblemReport> ProblemReports => Set<ProblemReport>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<Adoption> Adoptions => Set<Adoption>();

    public DbSet<Subscription> Subscriptions => Set<Subscription>();

    public DbSet<CheckedLink> CheckedLinks => Set<CheckedLink>();

    public DbSet<ExampleUse> ExampleUses => Set<ExampleUse>();

    public DbSet<ToolUse> ToolUses => Set<ToolUse>();

    public DbSet<RuleEntry> RuleEntries => Set<RuleEntry>();

    public DbSet<RestoreDrill> RestoreDrills => Set<RestoreDrill>();

    public DbSet<LimitedUse> LimitedUses => Set<LimitedUse>();

    public DbSet<RoutineRun> RoutineRuns => Set<RoutineRun>();

    public DbSet<ReminderLetter> ReminderLetters => Set<ReminderLetter>();

    public DbSet<ExampleRequest> ExampleRequests => Set<ExampleRequest>();

    public DbSet<Series> Series => Set<Series>();

    public DbSet<Observation> Observations => Set<Observation>();

    public DbSet<Correction> Corrections => Set<Correction>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Instants are UTC; PostgreSQL's timestamptz and SQLite's text then agree.
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
    }
}

/// <summary>The same model on SQLite; a type of its own so that its migrations have a folder of their own.</summary>
public sealed class SqliteAppDbContext(DbContextOptions<SqliteAppDbContext> options) : AppDbContext(options);

/// <summary>The same model on PostgreSQL; a type of its own so that its migrations have a folder of their own.</summary>
public sealed class PostgresAppDbContext(DbContextOptions<PostgresAppDbContext> options) : AppDbContext(options);
