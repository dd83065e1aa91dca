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

    /// <summary>What is collected in the letter: each with a link of its own.</summary>
    public IReadOnlyList<LetterItem> Items { get; init; } = [];

    /// <summary>Where the receiver stops such letters with one click (RFC 8058); null for letters that are not subscribed to.</summary>
    public string? UnsubscribeAddress { get; init; }

    /// <summary>Where an answer goes; null for nowhere.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Puts the letter in the outbox: call in the transaction of what it tells about.</summary>
    public void Send(AppDbContext db, string to, DateTime at) => db.Add(new OutboxMessage
    {
        Kind = Kind,
        To = to,
        ReplyTo = ReplyTo,
        UnsubscribeAddress = UnsubscribeAddress,
        Subject = Subject,
        Text = ToText(),
        Html = ToHtml(),
        CreatedAt = at,
        NextAttemptAt = at,
    });

    private static string Signature => "Venlig hilsen\nVejviser";

    private string ToText() => string.Join("\n\n", [.. Paragraphs, .. Items.Select(item => $"{item.Text}\n{item.LinkText}:\n{item.Address}"), .. Link is { } link ? [$"{link.Text}:\n{link.Address}"] : Array.Empty<string>(), Signature]) + "\n";

    private string ToHtml()
    {
        var encoder = HtmlEncoder.Default;
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"da\"><head><meta charset=\"utf-8\"><title>").Append(encoder.Encode(Subject)).Append("</title></head><body>\n");
        foreach (var paragraph in Paragraphs)
        {
            html.Append("<p>").Append(Encode(paragraph)).Append("</p>\n");
        }

        foreach (var item in Items)
        {
            html.Append("<p>").Append(Encode(item.Text)).Append("<br>").Append(Anchor(item.LinkText, item.Address)).Append("</p>\n");
        }

        if (Link is { } link)
        {
            html.Append("<p>").Append(Anchor(link.Text, link.Address)).Append("</p>\n");
        }

        return html.Append("<p>").Append(Encode(Signature)).Append("</p>\n</body></html>\n").ToString();

        string Anchor(string text, string address) => $"<a href=\"{encoder.Encode(address)}\">{encoder.Encode(text)}</a>";

        string Encode(string text) => encoder.Encode(text).Replace("&#xA;", "<br>", StringComparison.Ordinal);
    }
}

/// <summary>One of several things in a letter.</summary>
/// <param name="Text">What it is about.</param>
/// <param name="LinkText">What the link says.</param>
/// <param name="Address">Where it leads.</param>
public sealed record LetterItem(string Text, string LinkText, string Address);
