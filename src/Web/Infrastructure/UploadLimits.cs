namespace Vejviser.Web.Infrastructure;

/// <summary>How large an upload is received before it is judged: more than we keep, so that the answer can be a sentence and not a broken connection.</summary>
internal static class UploadLimits
{
    public const long MaxBody = 250_000_000;
}
