namespace Vejviser.Web.Features.Share;

/// <summary>How much a page for files takes in at all.</summary>
internal static class UploadLimits
{
    /// <summary>Ten times what may be kept: a file that is too large gets an answer in words.</summary>
    public const long MaxBody = 250L * 1024 * 1024;

    /// <summary>Characters of pasted text.</summary>
    public const int MaxText = 100_000;
}
