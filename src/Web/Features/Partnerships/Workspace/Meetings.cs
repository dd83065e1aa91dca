using System.Globalization;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.EntityFrameworkCore;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Partnerships.Workspace;

/// <summary>The meetings of a partnership, and each as an entry for a calendar (RFC 5545).</summary>
public sealed class Meetings(WorkspaceWriter writer)
{
    /// <summary>By when they begin.</summary>
    public Task<List<Meeting>> ListAsync(Membership member, CancellationToken cancellationToken) => writer.ReadAsync(
        db => db.Meetings.Where(one => one.PartnershipId == member.Partnership.Id).OrderBy(one => one.StartsAt).ToListAsync(cancellationToken), cancellationToken);

    /// <summary>One of them; null for none.</summary>
    public Task<Meeting?> FindAsync(Membership member, int id, CancellationToken cancellationToken) => writer.ReadAsync(
        db => db.Meetings.SingleOrDefaultAsync(one => one.Id == id && one.PartnershipId == member.Partnership.Id, cancellationToken), cancellationToken);

    /// <summary>The form with what stands in a meeting.</summary>
    public static TypedForm FormOf(Meeting meeting)
    {
        var (starts, ends) = (DanishTime.FromUtc(meeting.StartsAt), DanishTime.FromUtc(meeting.EndsAt));
        return TypedForm.Of(
            ("title", meeting.Title), ("on", TypedForm.Written(DateOnly.FromDateTime(starts))), ("from", starts.ToString("HH:mm", CultureInfo.InvariantCulture)), ("to", ends.ToString("HH:mm", CultureInfo.InvariantCulture)),
            ("place", meeting.Place), ("text", meeting.Text), ("version", $"{meeting.Sequence}"));
    }

    public Task<IReadOnlyList<Issue>> AddAsync(Membership member, TypedForm form, CancellationToken cancellationToken)
    {
        var read = Read(form);
        return writer.AddAsync(member, form.Issues, open => new Meeting
        {
            PartnershipId = open.PartnershipId,
            EnrolmentId = open.EnrolmentId,
            Title = read.Title,
            StartsAt = read.StartsAt,
            EndsAt = read.EndsAt,
            Place = read.Place,
            Text = read.Text,
            CreatedAt = open.At,
        }, cancellationToken);
    }

    /// <summary>Moves or rewrites it; calendars then replace what they hold.</summary>
    public Task<IReadOnlyList<Issue>> ChangeAsync(Membership member, int id, TypedForm form, CancellationToken cancellationToken)
    {
        var read = Read(form);
        return writer.WriteAsync(member, async open =>
        {
            var meeting = await open.Db.Meetings.SingleOrDefaultAsync(one => one.Id == id && one.PartnershipId == open.PartnershipId, cancellationToken);
            if (meeting is null || meeting.Sequence != form.Version || !member.Owns(meeting.EnrolmentId))
            {
                return [new("", "Mødet er ændret eller slettet imens. Det, du skrev, står her endnu; åbn møderne i et andet vindue, og sammenlign.")];
            }

            (meeting.Title, meeting.StartsAt, meeting.EndsAt, meeting.Place, meeting.Text) = (read.Title, read.StartsAt, read.EndsAt, read.Place, read.Text);
            meeting.Sequence++;
            return form.Issues;
        }, cancellationToken);
    }

    public Task<IReadOnlyList<Issue>> RemoveAsync(Membership member, int id, CancellationToken cancellationToken) => writer.RemoveAsync<Meeting>(member, id, cancellationToken);

    /// <summary>The meeting as a calendar file.</summary>
    internal static async Task<IResult> DownloadAsync(int id, HttpContext context, Meetings meetings, Site site, TimeProvider clock, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (Membership.Of(context) is not { } member || await meetings.FindAsync(member, id, cancellationToken) is not { } meeting)
        {
            return Results.NotFound();
        }

        var host = new Uri(site.Url(context.Request)).Host;
        var calendar = new Ical.Net.Calendar { ProductId = "-//Vejviser//DA", Method = "PUBLISH" };
        calendar.Events.Add(new CalendarEvent
        {
            Uid = string.Create(CultureInfo.InvariantCulture, $"moede-{meeting.Id}@{host}"),
            Sequence = meeting.Sequence,
            DtStamp = new CalDateTime(clock.GetUtcNow().UtcDateTime, "UTC"),
            Start = new CalDateTime(meeting.StartsAt, "UTC"),
            End = new CalDateTime(meeting.EndsAt, "UTC"),
            Summary = meeting.Title,
            Location = meeting.Place,
            Description = meeting.Text,
        });
        return Results.File(System.Text.Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!), "text/calendar; charset=utf-8", $"moede-{meeting.Id}.ics");
    }

    private static (string Title, DateTime StartsAt, DateTime EndsAt, string Place, string? Text) Read(TypedForm form)
    {
        var title = form.Text("title", Meeting.MaxTitle, "Skriv, hvad mødet handler om.");
        var on = form.Date("on", "Vælg mødets dag.");
        var (from, to) = (form.Time("from"), form.Time("to"));
        var place = form.Text("place", Meeting.MaxPlace, "Skriv, hvor mødet er: et sted eller et link.");
        var text = form.TextOrNull("text", Meeting.MaxText);
        if (on is not { } day || from is not { } begins || to is not { } ends)
        {
            return (title, default, default, place, text);
        }

        if (ends <= begins)
        {
            form.Wrong("to", "Skriv et sluttidspunkt, der ligger efter begyndelsen.");
        }

        var (startsAt, endsAt) = (DanishTime.ToUtc(day.ToDateTime(begins)), DanishTime.ToUtc(day.ToDateTime(ends)));
        if (startsAt is null || endsAt is null)
        {
            form.Wrong("from", "Den time findes ikke den dag, fordi sommertiden begynder. Vælg et andet klokkeslæt.");
        }

        return (title, startsAt ?? default, endsAt ?? default, place, text);
    }
}
