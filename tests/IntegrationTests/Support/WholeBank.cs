using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Attachments;
using Vejviser.Data.Audit;
using Vejviser.Data.Mail;
using Vejviser.Data.Rules;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Adoptions;
using Vejviser.Domain.Figures;
using Vejviser.Domain.Municipalities;
using Vejviser.Domain.Partnerships;
using Vejviser.Domain.Positions;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Reports;
using Vejviser.Domain.Rules;
using Vejviser.Domain.Sharing;
using Vejviser.Domain.Subscriptions;

namespace Vejviser.IntegrationTests.Support;

/// <summary>A bank that people have used: something of every kind of content, and of people, mail and secrets.</summary>
internal static class WholeBank
{
    /// <summary>Part of every address of a person in it, and of nothing else.</summary>
    public const string People = "hemmelig.example";

    /// <summary>Stood in a text, and has been removed for good.</summary>
    public const string Redacted = "Zaphod Beeblebrox";

    public const string Slug = "unge-i-job";

    // Not a whole number of microseconds: SQLite keeps more of it than PostgreSQL.
    public static readonly DateTime At = new DateTime(2026, 3, 2, 9, 15, 30, DateTimeKind.Utc).AddTicks(1_234_567);

    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider)
    {
        var database = await TestDatabase.CreateAsync(provider, TestClock.AtStart());
        await using var db = database.Open();
        var account = new Account { Email = $"redaktion@{People}", Role = AccountRole.Editor, CreatedAt = At };
        db.Add(account);
        await db.SaveChangesAsync();
        var published = await AddExamplesAsync(db, account);
        await AddPositionsAsync(db, published);
        await AddPartnershipAsync(db, published);
        await AddFiguresAsync(db);
        db.AddRange(
            new AuditEntry { At = At, Role = "redaktør", Act = "udgav", Subject = $"konto@{People}" },
            new ProblemReport { Path = "/", Text = "En fejl.", ReplyTo = $"borger@{People}", CreatedAt = At },
            new Subscription { Email = $"abonnent@{People}", Kind = SubscriptionKind.Theme, Subject = "arbejdspligt", Pace = SubscriptionPace.Weekly, CreatedAt = At, SentUpTo = At },
            new OutboxMessage { Kind = "digest", To = $"abonnent@{People}", Subject = "Nyt", Text = $"Skriv til brev@{People}", Html = "", CreatedAt = At, NextAttemptAt = At },
            new ReminderLetter { Email = $"abonnent@{People}", SentOn = new(2026, 3, 2) },
            new RoutineRun { Routine = "Prøve", On = new(2026, 3, 2) });
        await db.SaveChangesAsync();
        return database;
    }

    private static async Task<PracticeExample> AddExamplesAsync(AppDbContext db, Account account)
    {
        var file = Attachment("0f8fad5b-d9cb-469f-a165-70867728950e", "application/pdf", Bytes(600_000));
        var content = SharedExamples.Content with
        {
            Challenge = $"Danske tegn: æøåÆØÅ, tab\t, linje\r\n, \\N, \"anførsel\", 😀 og {Redacted}.",
            ResultFigures = [new("Kommet i job", 12.50m, "personer (mere end)", "2025")],
            Attachments = [new(file.Attachment.Id, "bilag.pdf", "application/pdf", file.Attachment.Size)],
        };
        var published = PracticeExample.Create("svejsere", content, Actor.Author, At);
        published.Submit(Actor.Author, At);
        published.Assign(account.Id, Actor.Editors, At.AddHours(1));
        published.Publish(Actor.Editors, At.AddHours(2));
        published.Revise(content with { Title = "Ledige oplært som svejsere, igen" }, Actor.Editors, At.AddDays(1));
        published.Redact(Redacted, Actor.Editors, At.AddDays(2), "Et navn er fjernet.");
        var waiting = PracticeExample.Create("asfalt", SharedExamples.Content with { Title = "Asfalt" }, Actor.Author, At);
        waiting.Submit(Actor.Author, At);
        waiting.Ask(Actor.Editors, At.AddHours(1), "Hvor mange kom i job?");
        var part = PracticeExample.Create("aeldre-svejsere", SharedExamples.Content with { Title = "Ældre svejsere", Attachments = [] }, Actor.Editors, At);
        part.Publish(Actor.Editors, At);
        // As a writer stamps them; search follows it.
        (published.ChangeNumber, waiting.ChangeNumber, part.ChangeNumber) = (1, 1, 1);
        db.AddRange(published, waiting, part);
        await db.SaveChangesAsync();
        part.MergeInto(published, Actor.Editors, At.AddDays(3));
        var draft = new Draft { Content = content, Email = $"forfatter@{People}", PracticeExampleId = published.Id, CreatedAt = At, UpdatedAt = At, ExpiresAt = At };
        db.Add(draft);
        await db.SaveChangesAsync();
        (file.Attachment.PracticeExampleId, file.Attachment.DraftId) = (published.Id, draft.Id);
        var own = Attachment("1f8fad5b-d9cb-469f-a165-70867728950e", "application/pdf", [7]);
        own.Attachment.DraftId = draft.Id;
        db.Add(own.Attachment);
        db.AddParts(own.Attachment.Id, own.Bytes);
        db.Add(file.Attachment);
        db.AddParts(file.Attachment.Id, file.Bytes);
        var adoption = Adoption.Begin(published.Id, Partners.Randers);
        adoption.Tell(AdoptionState.Using, "Vi bruger det hver uge.", account.Id, At);
        adoption.Ask(At.AddMonths(6));
        adoption.Answer(1, AdoptionState.Adapted, "Vi har tilpasset det.", [new("Kommet i job", 3, "personer", "2026")], At.AddMonths(7));
        db.Add(adoption);
        await db.SaveChangesAsync();
        return published;
    }

    private static async Task AddPositionsAsync(AppDbContext db, PracticeExample example)
    {
        var paper = PositionPaper.Begin("proevesynspunkt", "Prøvesynspunkt", 90);
        var content = paper.Working with
        {
            Summary = $"Et synspunkt til en prøve. {Redacted} skrev det.",
            Dilemmas = [new("hvordan", "Hvordan prøves det?", ["Det ene.", "Det andet."])],
            Facts = [new("viden", "12,5 procent lykkes.", 12.50m, "procent", "2025", "En prøve", null, false, new(2026, 1, 5), null, "arbejdspligt")],
            Works = [new("virker", "Det virker.", ["brancherettet-opkvalificering"], [example.PublicId])],
        };
        paper.Write(content);
        paper.Publish("Den første version.", At);
        paper.Write(content with { Title = "Et andet prøvesynspunkt" });
        paper.Redact(Redacted, new(new(2026, 3, 4), "Et navn er fjernet."));
        db.Add(paper);
        var first = new Consultation { Paper = paper.Slug, Dilemma = "hvordan", OpenedAt = At, ClosesOn = new(2026, 4, 1) };
        var second = new Consultation { Paper = paper.Slug, Dilemma = "hvordan", OpenedAt = At.AddDays(40), ClosesOn = new(2026, 6, 1) };
        db.AddRange(first, second);
        await db.SaveChangesAsync();
        foreach (var consultation in new[] { second, first })
        {
            var public1 = new Statement { ConsultationId = consultation.Id, MunicipalityCode = Partners.Randers, Role = "jobcenterchef", Text = "Vi mener det ene.", SentAt = At };
            public1.Publish(At.AddDays(1));
            var returned = new Statement { ConsultationId = consultation.Id, MunicipalityCode = Partners.Aalborg, Role = "teamleder", Text = "Vi mener det andet.", SentAt = At };
            returned.Return("Uddyb det.");
            db.AddRange(public1, returned);
            await db.SaveChangesAsync();
            consultation.Summarise("De mener det ene.", [public1.Id], At.AddDays(3));
        }

        await db.SaveChangesAsync();
    }

    private static async Task AddPartnershipAsync(AppDbContext db, PracticeExample example)
    {
        var partnership = new Partnership
        {
            Slug = Slug,
            State = PartnershipState.Running,
            Places = 10,
            Content = new("Unge i job", "Flere unge i job.", null, "Mange unge står uden job.", "Alle kommuner.", ["unge"], ["Sparring"], ["At møde op"], null, [new("Projektbeskrivelse", "KL", null, "2026-01")], "Konsulent i KL", null),
            OpenedAt = At,
        };
        db.Add(partnership);
        await db.SaveChangesAsync();
        List<Enrolment> enrolments = [];
        foreach (var municipality in new[] { Partners.Randers, Partners.Aalborg })
        {
            var enrolment = Enrolment.SignUp(partnership.Id, municipality, new(["unge"], "Flere unge i job.", "Teamleder", $"kontakt@{People}", "Chef", $"chef@{People}", ["arbejdspligt"], true), At);
            enrolment.ConfirmAsSponsor(1, hasRoom: true, At.AddDays(1));
            enrolment.Admit(At.AddDays(2));
            enrolments.Add(enrolment);
        }

        db.AddRange(enrolments);
        await db.SaveChangesAsync();
        var (randers, aalborg) = (enrolments[0].Id, enrolments[1].Id);
        var question = new Question { PartnershipId = partnership.Id, EnrolmentId = randers, Text = "Hvordan gør I?", CreatedAt = At };
        question.Answers.Add(new() { EnrolmentId = aalborg, Text = "Vi ringer først.", CreatedAt = At });
        question.Answers.Add(new() { EnrolmentId = null, Text = "Se vejledningen.", CreatedAt = At.AddHours(1) });
        var recommendation = new Recommendation { PartnershipId = partnership.Id, Number = 1, Content = new("Ring først", "Ring, før I skriver.", [example.PublicId], ["arbejdspligt"]), CreatedAt = At };
        recommendation.Open(At.AddDays(3));
        recommendation.Say(aalborg, 1, Stance.Endorses, null, At.AddDays(4));
        recommendation.Say(randers, 1, Stance.Dissents, "Vi skriver først.", At.AddDays(5));
        recommendation.Publish(At.AddDays(6));
        var shared = Attachment("2f8fad5b-d9cb-469f-a165-70867728950e", "image/png", Bytes(3));
        db.Add(shared.Attachment);
        db.AddParts(shared.Attachment.Id, shared.Bytes);
        db.AddRange(
            question,
            recommendation,
            new Goal { EnrolmentId = aalborg, Text = "Ti flere i job", Unit = "personer", Target = 10.50m, TargetOn = new(2026, 12, 31), Readings = [new(new(2026, 1, 1), 1.0m, "Optælling")], CreatedAt = At },
            new Milestone { PartnershipId = partnership.Id, EnrolmentId = null, Text = "Første møde", DueOn = new(2026, 4, 1), CreatedAt = At },
            new SharedDocument { PartnershipId = partnership.Id, EnrolmentId = aalborg, Title = "Et billede", AttachmentId = shared.Attachment.Id, CreatedAt = At },
            new Meeting { PartnershipId = partnership.Id, EnrolmentId = randers, Title = "Møde", StartsAt = At.AddDays(9), EndsAt = At.AddDays(9).AddHours(1), Place = "Rådhuset", CreatedAt = At },
            new HelpPost { PartnershipId = partnership.Id, EnrolmentId = randers, IsOffer = true, EffortTypeId = "brancherettet-opkvalificering", Text = "Vi kan hjælpe.", CreatedAt = At });
        await db.SaveChangesAsync();
    }

    private static async Task AddFiguresAsync(AppDbContext db)
    {
        db.Add(new Correction { SeriesId = "folketal", MunicipalityCode = "0851", Period = "2025K1", OldState = ObservationState.Value, OldValue = 1.5m, At = At, Reason = "En fejl i kilden." });
        db.Add(new Geography { Source = "Et kort", ImportedAt = At, Width = 10, Height = 20, Shapes = [new("0851", "M0 0h1v1z", 1, 1)] });
        db.Add(RuleEntry.Of("en-regel", new() { From = new(2026, 1, 1), To = new(2026, 12, 31), Least = 1.50m, Most = 1.5m, Certainty = RuleCertainty.Enacted, Act = "LAS", Section = "§ 1", Source = "En kilde", Link = "https://kilde.example/", CheckedOn = new(2026, 1, 1) }, At));
        var entry = await db.ThesaurusEntries.OrderBy(one => one.Term).FirstAsync();
        db.Entry(entry).CurrentValues.SetValues(entry with { EditedAt = At, Related = ["et nyt ord"] });
        await db.SaveChangesAsync();
    }

    private static (Attachment Attachment, byte[] Bytes) Attachment(string id, string mediaType, byte[] bytes) =>
        (new() { Id = Guid.Parse(id), FileName = "Bilag æøå.pdf", MediaType = mediaType, Size = bytes.Length, Hash = SHA256.HashData(bytes), IsMachineChecked = true, CreatedAt = At }, bytes);

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }
}
