using System.Text;
using System.Text.Encodings.Web;
using Vejviser.Data;
using Vejviser.Data.Mail;

namespace Vejviser.Web.Mail;

/// <summary>A mail as its writer thinks of it; becomes plain text and HTML that say the same.</summary>
/// <param name="Kind">What it is about, for the operator: "sign-in-code".</param>
/// <param name="Subject">In Danish, without personal data.</param>
/// <param name="Paragraphs">Plain text, a paragraph each; a line break within one stays a line break.</param>
public sealed record Letter(string Kind, string Subject, params IReadOnlyList<string> Paragraphs)
{
    /// <summary>Where the letter leads, and what the link says; null for nowhere.</summary>
    public (string Text, string Address)? Link { get; init; }

    /// <summary>Where an answer goes; null for nowhere.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Puts the letter in the outbox: call in the transaction of what it tells about.</summary>
    public void Send(AppDbContext db, string to, DateTime at) => db.Add(new OutboxMessage
    {
        Kind = Kind,
        To = to,
        ReplyTo = ReplyTo,
        Subject = Subject,
        Text = ToText(),
        Html = ToHtml(),
        CreatedAt = at,
        NextAttemptAt = at,
    });

    private static string Signature => "Venlig hilsen\nVejviser";

    private string ToText() => string.Join("\n\n", [.. Paragraphs, .. Link is { } link ? [$"{link.Text}:\n{link.Address}"] : Array.Empty<string>(), Signature]) + "\n";

    private string ToHtml()
    {
        var encoder = HtmlEncoder.Default;
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"da\"><head><meta charset=\"utf-8\"><title>").Append(encoder.Encode(Subject)).Append("</title></head><body>\n");
        foreach (var paragraph in Paragraphs)
        {
            html.Append("<p>").Append(Encode(paragraph)).Append("</p>\n");
        }

        if (Link is { } link)
        {
            html.Append("<p><a href=\"").Append(encoder.Encode(link.Address)).Append("\">").Append(encoder.Encode(link.Text)).Append("</a></p>\n");
        }

        return html.Append("<p>").Append(Encode(Signature)).Append("</p>\n</body></html>\n").ToString();

        string Encode(string text) => encoder.Encode(text).Replace("&#xA;", "<br>", StringComparison.Ordinal);
    }
}
