using Vejviser.Data.Audit;
using Vejviser.Data.Backup;
using Vejviser.Data.EmptySearches;
using Vejviser.Data.Links;
using Vejviser.Data.Mail;
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

namespace Vejviser.Data.Export;

/// <summary>What an export holds, file by file (docs/export.md). A field that comes to one of these entities comes to the export by itself.</summary>
internal static class ContentFormat
{
    /// <summary>The format this program writes, and the newest it reads.</summary>
    public const int Current = 1;

    /// <summary>The file that says what is there; written last.</summary>
    public const string ManifestName = "manifest.json";

    /// <summary>What is content. The order is that of the import: nothing but <see cref="ContentPart.References"/> leads to a later part.</summary>
    public static IReadOnlyList<ContentPart> Parts { get; } =
    [
        new(typeof(Municipality), "municipalities.csv") { Order = ["Code"], IsTable = true },
        new(typeof(Theme), "themes.json") { Order = ["Id"] },
        new(typeof(EffortType), "effort-types.json") { Order = ["Id"] },
        new(typeof(TargetGroup), "target-groups.json") { Order = ["Id"] },
        new(typeof(ThesaurusEntry), "thesaurus.json") { Order = ["Term"] },
        new(typeof(Geography), "boundaries.json"),
        new(typeof(RuleEntry), "rules.json"),
        new(typeof(Series), "figures")
        {
            Key = "Id",
            LeftOut = new Dictionary<string, LeftBehind> { ["ChangeNumber"] = LeftBehind.ChangeNumber },
            Parts =
            [
                new(typeof(Observation), "observations") { Link = "SeriesId", Order = ["Period", "MunicipalityCode"], IsTable = true },
                new(typeof(Correction), "corrections") { Link = "SeriesId" },
            ],
        },
        new(typeof(PracticeExample), "examples")
        {
            Key = "PublicId",
            References = new Dictionary<string, Type> { ["MergedIntoId"] = typeof(PracticeExample) },
            LeftOut = new Dictionary<string, LeftBehind>
            {
                ["AssigneeId"] = LeftBehind.Nothing,
                ["AuthorReminders"] = LeftBehind.Nothing,
                ["ChangeNumber"] = LeftBehind.ChangeNumber,
                ["Version"] = LeftBehind.Nothing,
            },
            Parts =
            [
                new(typeof(PracticeExampleRevision), "revisions") { Link = "PracticeExampleId", Order = ["Number"] },
                new(typeof(TimelineEntry), "timeline") { Link = "PracticeExampleId" },
                Attached("PracticeExampleId", "Id"),
                new(typeof(Adoption), "adoptions")
                {
                    Link = "PracticeExampleId",
                    // Nobody is left to ask: who told is not in it, and links mailed before do not work here.
                    LeftOut = Nothing("AccountId", "AskOn", "AskedAt", "Round", "Version"),
                    Parts = [new(typeof(AdoptionReport), "reports") { Link = "AdoptionId" }],
                },
            ],
        },
        new(typeof(PositionPaper), "positions")
        {
            Key = "Slug",
            LeftOut = new Dictionary<string, LeftBehind> { ["ChangeNumber"] = LeftBehind.ChangeNumber, ["DraftVersion"] = LeftBehind.Nothing },
            Parts =
            [
                new(typeof(PositionVersion), "versions") { Link = "PositionPaperId", Order = ["Number"] },
                new(typeof(Consultation), "consultations")
                {
                    Link = "Paper",
                    LinkedTo = "Slug",
                    LeftOut = Nothing("Version"),
                    References = new Dictionary<string, Type> { ["RestsOn"] = typeof(Statement) },
                    Parts = [new(typeof(Statement), "statements") { Key = "MunicipalityCode", Link = "ConsultationId", LeftOut = Nothing("Version") }],
                },
            ],
        },
        new(typeof(Partnership), "partnerships")
        {
            Key = "Slug",
            LeftOut = new Dictionary<string, LeftBehind> { ["ChangeNumber"] = LeftBehind.ChangeNumber, ["Version"] = LeftBehind.Nothing },
            Parts =
            [
                new(typeof(Enrolment), "enrolments")
                {
                    Key = "MunicipalityCode",
                    Link = "PartnershipId",
                    LeftOut = new Dictionary<string, LeftBehind> { ["SponsorRound"] = LeftBehind.Nothing, ["DigestedUpTo"] = LeftBehind.Now, ["Version"] = LeftBehind.Nothing },
                    // As when the accounts behind them are deleted: the role stays.
                    Trimmed = new Dictionary<string, Func<object, object>> { ["Terms"] = terms => (EnrolmentTerms)terms with { ContactEmail = null, SponsorEmail = null } },
                    Parts =
                    [
                        new(typeof(EnrolmentEvent), "events") { Link = "EnrolmentId" },
                        new(typeof(Goal), "goals") { Link = "EnrolmentId", LeftOut = Nothing("Version") },
                    ],
                },
                InRoom(typeof(Milestone), "milestones"),
                InRoom(typeof(Question), "questions") with { Parts = [new(typeof(Answer), "answers") { Link = "QuestionId", References = Participant }] },
                InRoom(typeof(Meeting), "meetings"),
                InRoom(typeof(HelpPost), "helpPosts"),
                InRoom(typeof(SharedDocument), "documents") with { Parts = [Attached("Id", "AttachmentId")] },
                new(typeof(Recommendation), "recommendations")
                {
                    Link = "PartnershipId",
                    Order = ["Number"],
                    LeftOut = Nothing("Version"),
                    Parts = [new(typeof(Endorsement), "endorsements") { Link = "RecommendationId", References = Participant }],
                },
            ],
        },
    ];

    /// <summary>What is not content: people and who they are to this installation, their letters and drafts, and what is derived. <see cref="AttachmentPart"/>s are content: each attachment is a file of its own.</summary>
    public static IReadOnlyList<Type> NotContent { get; } =
    [
        typeof(Account), typeof(Passkey), typeof(ExternalLogin), typeof(Session), typeof(SignInCode), typeof(EmailDomain), typeof(AuditEntry),
        typeof(Draft), typeof(DraftLink), typeof(ProblemReport), typeof(Subscription), typeof(OutboxMessage), typeof(ReminderLetter), typeof(ExampleRequest), typeof(CheckedLink), typeof(ExampleUse),
    ];

    /// <summary>Nor is this: keys, counts and notes of one installation. It may be there before an import, and stays.</summary>
    public static IReadOnlyList<Type> Installation { get; } =
    [
        typeof(DataProtectionKey), typeof(EmptySearch), typeof(EmptySearchSighting), typeof(EmptySearchKey), typeof(ToolUse), typeof(RestoreDrill), typeof(RoutineRun), typeof(LimitedUse), typeof(ContentVersion),
    ];

    private static Dictionary<string, Type> Participant => new() { ["EnrolmentId"] = typeof(Enrolment) };

    /// <summary>The file an attachment lies in.</summary>
    public static string FileName(Guid id, string mediaType) => $"files/{id:D}{mediaType switch
    {
        "application/pdf" => ".pdf",
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => ".docx",
        _ => "",
    }}";

    private static Dictionary<string, LeftBehind> Nothing(params IEnumerable<string> properties) => properties.ToDictionary(property => property, _ => LeftBehind.Nothing);

    private static ContentPart InRoom(Type entity, string name) => new(entity, name) { Link = "PartnershipId", References = Participant };

    private static ContentPart Attached(string link, string linkedTo) => new(typeof(Attachment), "attachments")
    {
        Link = link,
        LinkedTo = linkedTo,
        // Of an example's files the draft is left out, of a partnership's there is neither draft nor example.
        LeftOut = link == "Id" ? Nothing("DraftId", "PracticeExampleId") : Nothing("DraftId"),
    };
}
