using Vejviser.Domain;

namespace Vejviser.Web.DesignSystem;

/// <summary>How large a file is, as people say it.</summary>
public static class FileSize
{
    /// <summary>"12 KB", "3,4 MB".</summary>
    public static string Text(long bytes) => bytes < 1_000_000 ? $"{Danish.Number(Math.Max(1, bytes / 1_000))} KB" : $"{Danish.Number(Math.Round(bytes / 1_000_000m, 1))} MB";
}
