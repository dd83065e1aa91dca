using System.Globalization;
using System.Text;
using System.Xml;

namespace Vejviser.Web.Infrastructure;

/// <summary>What every Atom feed of ours has in common (RFC 4287).</summary>
internal static class AtomXml
{
    public const string Namespace = "http://www.w3.org/2005/Atom";

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

    public static void WriteLink(this XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    public static string Instant(DateTime at) => at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
