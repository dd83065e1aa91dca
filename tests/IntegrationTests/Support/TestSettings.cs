using Microsoft.Extensions.Configuration;
using Vejviser.Web.Infrastructure;

namespace Vejviser.IntegrationTests.Support;

/// <summary>Settings for what is tested without a running site.</summary>
internal static class TestSettings
{
    public static Site Site { get; } = new(new ConfigurationBuilder().AddInMemoryCollection([new("Site:Url", "https://vejviser.example")]).Build());
}
