namespace Vejviser.IntegrationTests.Support;

/// <summary>Where the source lies that the tests were built from.</summary>
public static class SourceTree
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Vejviser.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not lie in the source tree.");
        }

        return folder;
    }
}
