using System.Globalization;
using System.Text;
using System.Xml;

namespace Vejviser.Web.Infrastructure;

/// <summary>What every Atom feed of ours has in common (RFC 4287).</summary>
internal static class AtomXml
{
    public const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>How many entries a feed holds, tombstones counted in.</summary>
    public const int MaxEntries = 50;

    private const string Tombstones = "http://purl.org/atompub/tombstones/1.0";

    /// <summary>A feed as an answer.</summary>
    /// <param name="self">Its whole address.</param>
    /// <param name="page">The whole address of the page it is about.</param>
    /// <param name="title">Its title.</param>
    /// <param name="updated">When the newest entry changed (UTC).</param>
    /// <param name="writeEntries">Writes the entries, newest first.</param>
    public static IResult Answer(string self, string page, string title, DateTime updated, Action<XmlWriter> writeEntries)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, "da");
            xml.WriteElementString("id", Namespace, self);
            xml.WriteElementString("title", Namespace, title);
            xml.WriteElementString("updated", Namespace, Instant(updated));
            xml.WriteLink("self", self, "application/atom+xml");
            xml.WriteLink("alternate", page, "text/html");
            writeEntries(xml);
            xml.WriteEndElement();
        }

        return Results.Bytes(buffer.ToArray(), "application/atom+xml; charset=utf-8");
    }

    /// <summary>A feed of what the editors have made public, the newest first.</summary>
    /// <param name="url">The site's address.</param>
    /// <param name="self">The feed's path.</param>
    /// <param name="page">The path of the page it is about.</param>
    /// <param name="title">Its title.</param>
    /// <param name="entries">In any order.</param>
    public static IResult Answer(string url, string self, string page, string title, IEnumerable<AtomEntry> entries)
    {
        var newest = entries.OrderByDescending(entry => entry.At).Take(MaxEntries).ToList();
        return Answer(url + self, url + page, title, newest.Select(entry => entry.At).DefaultIfEmpty(DateTime.UnixEpoch).Max(), xml => newest.ForEach(entry => Write(xml, entry, url)));
    }

    public static void WriteLink(this XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    /// <summary>Writes that an entry is gone (RFC 6721, section 3), and nothing of what it said.</summary>
    /// <param name="xml">Where to.</param>
    /// <param name="id">The id that the entry had.</param>
    /// <param name="at">When it went (UTC).</param>
    /// <param name="comment">A plain sentence.</param>
    public static void WriteTombstone(this XmlWriter xml, string id, DateTime at, string comment)
    {
        xml.WriteStartElement("at", "deleted-entry", Tombstones);
        xml.WriteAttributeString("ref", id);
        xml.WriteAttributeString("when", Instant(at));
        xml.WriteElementString("at", "comment", Tombstones, comment);
        xml.WriteEndElement();
    }

    public static string Instant(DateTime at) => at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static void Write(XmlWriter xml, AtomEntry entry, string url)
    {
        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("id", Namespace, url + entry.Path);
        xml.WriteElementString("title", Namespace, entry.Title);
        xml.WriteElementString("published", Namespace, Instant(entry.At));
        xml.WriteElementString("updated", Namespace, Instant(entry.At));
        xml.WriteLink("alternate", url + entry.Path, "text/html");
        xml.WriteStartElement("author", Namespace);
        xml.WriteElementString("name", Namespace, "Vejvisers redaktion");
        xml.WriteEndElement();
        xml.WriteElementString("summary", Namespace, entry.Summary);
        xml.WriteEndElement();
    }
}

/// <summary>Something the editors have made public.</summary>
/// <param name="Path">Its address on the site, which also names it.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">What it is, in a sentence.</param>
public sealed record AtomEntry(string Path, DateTime At, string Title, string Summary);
