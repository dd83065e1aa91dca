using Microsoft.Extensions.DependencyInjection;
using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Data.Search;
using Vejviser.Domain.Search;

namespace Vejviser.Bench.SearchQuality;

/// <summary>The program's own data side in this process: a temporary SQLite database and its index.</summary>
internal sealed class OurSearch : ISearchEngine, IAsyncDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("vejviser-bench-").FullName;
    private readonly ServiceProvider services;

    private OurSearch() => services = new ServiceCollection()
        .AddSingleton(TimeProvider.System)
        .AddData(new() { Directory = directory, Provider = DatabaseProvider.Sqlite })
        .BuildServiceProvider();

    public string Name => "ours";

    public Catalogue Catalogue => services.GetRequiredService<ContentFollower>().Current.Catalogue;

    public IReadOnlyList<PlainText> Texts => services.GetRequiredService<SearchIndex>()
        .Search(new() { Query = SearchQuery.None, Size = SearchRequest.MaxSize }).Items
        .Select(example => PlainText.Of(example, Catalogue))
        .ToList();

    /// <summary>With the cases that ship with the program, indexed.</summary>
    public static async Task<OurSearch> WithStarterContentAsync(CancellationToken cancellationToken)
    {
        var search = await EmptyAsync(cancellationToken);
        await search.services.GetRequiredService<ImportPracticeExamples>().LoadStarterContentAsync(cancellationToken);
        await search.IndexAsync(cancellationToken);
        return search;
    }

    /// <summary>With other cases, not yet indexed.</summary>
    public static async Task<OurSearch> WithAsync(Stream examples, CancellationToken cancellationToken)
    {
        var search = await EmptyAsync(cancellationToken);
        var result = await search.services.GetRequiredService<ImportPracticeExamples>().ImportAsync(examples, progress: null, cancellationToken);
        return result.Faults.Count == 0 ? search : throw new InvalidOperationException(result.Faults[0].ToString());
    }

    public async Task IndexAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<SearchIndex>().Open();
        await services.GetRequiredService<ContentFollower>().CatchUpAsync(cancellationToken);
    }

    public IReadOnlyList<string> Search(string query) => services.GetRequiredService<SearchIndex>()
        .Search(new() { Query = SearchQuery.Parse(query, Catalogue.Thesaurus), Size = SearchRequest.MaxSize }).Items
        .Select(example => example.PublicId)
        .ToList();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    private static async Task<OurSearch> EmptyAsync(CancellationToken cancellationToken)
    {
        var search = new OurSearch();
        await search.services.GetRequiredService<Database>().MigrateAsync(cancellationToken);
        return search;
    }
}
