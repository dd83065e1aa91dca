namespace Vejviser.Web.Documents;

/// <summary>A document cannot be read; the message is one Danish sentence that says what to do.</summary>
public sealed class UnreadableDocumentException : Exception
{
    public UnreadableDocumentException(string message)
        : base(message)
    {
    }

    public UnreadableDocumentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
