using Microsoft.Extensions.Configuration;
using Vejviser.Web.Infrastructure;

namespace Vejviser.IntegrationTests.Support;

/// <summary>Settings for what is tested without a running site.</summary>
internal static class TestSettings
{
    public static Site Site { get; } = new(Read(("Site:Url", "https://vejviser.example")));

    /// <summary>What the program makes of settings that must be good, in Production.</summary>
    public static Settings Read(params IEnumerable<(string Key, string? Value)> settings) => Settings.Read(Configuration(settings), isDevelopment: false);

    public static IConfiguration Configuration(IEnumerable<(string Key, string? Value)> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))).Build();
}
