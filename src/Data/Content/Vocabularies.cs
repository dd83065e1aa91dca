using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Figures;
using Vejviser.Domain.Municipalities;
using Vejviser.Domain.Partnerships;
using Vejviser.Domain.Positions;
using Vejviser.Domain.Search;
using Vejviser.Domain.Vocabularies;

namespace Vejviser.Data.Content;

/// <summary>The words examples are sorted by. They ship with the program; editors own them once they are in the database.</summary>
internal static class Vocabularies
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly string[] ShippedSeries = ["folketal", "kontanthjaelp-mv", "kontanthjaelp-mv-andel"];

    /// <summary>What a database holds before anybody has used it.</summary>
    public static readonly IReadOnlyList<Type> Kinds = [typeof(Municipality), typeof(Theme), typeof(EffortType), typeof(TargetGroup), typeof(ThesaurusEntry), typeof(EmailDomain), typeof(Series), typeof(Observation), typeof(PositionPaper), typeof(PositionVersion), typeof(Partnership)];

    /// <summary>Fills the vocabularies of an empty database, and adds the thesaurus entries that a newer program brings; leaves what is there alone.</summary>
    public static async Task LoadMissingAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        if (await db.Municipalities.AnyAsync(cancellationToken) && await db.EmailDomains.AnyAsync(cancellationToken) && await db.Series.AnyAsync(cancellationToken) && await db.PositionPapers.AnyAsync(cancellationToken) && (await MissingEntriesAsync(db, cancellationToken)).Count == 0)
        {
            return;
        }

        // Two nodes may start at once: the change number's lock lets one of them fill, and the other look again.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var change = await db.NextChangeNumberAsync(cancellationToken);
        if (!await db.Municipalities.AnyAsync(cancellationToken))
        {
            db.AddRange(Municipalities());
            db.AddRange(Ordered<Theme>("themes.json", (theme, order) => theme.SortOrder = order));
            db.AddRange(Ordered<EffortType>("efforts.json", (effort, order) => effort.SortOrder = order));
            db.AddRange(Ordered<TargetGroup>("target-groups.json", (group, order) => group.SortOrder = order));
        }

        if (!await db.EmailDomains.AnyAsync(cancellationToken))
        {
            db.AddRange(EmailDomains());
        }

        if (!await db.Series.AnyAsync(cancellationToken))
        {
            db.AddRange(Ordered<Series>("series.json", (series, order) => series.SortOrder = order));
            db.AddRange(Observations());
        }

        if (!await db.PositionPapers.AnyAsync(cancellationToken))
        {
            db.AddRange(Papers(change));
            db.AddRange(Ordered<Partnership>("partnerships.json", (partnership, order) => (partnership.SortOrder, partnership.ChangeNumber) = (order, change)));
        }

        db.AddRange(await MissingEntriesAsync(db, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Brings the thesaurus entries that ship with the program to what the file says; what an editor has written stays. Call inside a transaction.</summary>
    /// <returns>How many entries are new or changed.</returns>
    public static async Task<int> RefreshThesaurusAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        // Taken first, so that nobody else writes meanwhile.
        await db.NextChangeNumberAsync(cancellationToken);
        var known = await db.ThesaurusEntries.ToDictionaryAsync(entry => entry.Term, StringComparer.Ordinal, cancellationToken);
        foreach (var shipped in ShippedEntries())
        {
            if (!known.TryGetValue(shipped.Term, out var entry))
            {
                db.Add(shipped);
            }
            else if (entry.EditedAt is null)
            {
                db.Entry(entry).CurrentValues.SetValues(shipped);
            }
        }

        return await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task<List<ThesaurusEntry>> MissingEntriesAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        var known = await db.ThesaurusEntries.Select(entry => entry.Term).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        return ShippedEntries().Where(entry => !known.Contains(entry.Term)).ToList();
    }

    private static List<ThesaurusEntry> ShippedEntries() => Ordered<ThesaurusEntry>("thesaurus.json", (_, _) => { });

    private static List<T> Ordered<T>(string file, Action<T, int> setOrder)
    {
        using var stream = ContentFiles.Open(file);
        var items = JsonSerializer.Deserialize<List<T>>(stream, Json)!;
        for (var order = 0; order < items.Count; order++)
        {
            setOrder(items[order], order);
        }

        return items;
    }

    private static IEnumerable<Municipality> Municipalities()
    {
        var tiles = Rows("tilegrid.csv").ToDictionary(row => row["code"]);
        foreach (var row in Rows("municipalities.csv"))
        {
            var tile = tiles[row["code"]];
            yield return new Municipality
            {
                Code = row["code"],
                Name = row["name"],
                Slug = Slug.From(row["name"]),
                RegionName = row["region_name"],
                Group = row["municipality_group"],
                Population = int.Parse(row["population"], CultureInfo.InvariantCulture),
                PopulationOn = DateOnly.ParseExact(row["population_date"], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                AreaKm2 = decimal.Parse(row["area_km2"], CultureInfo.InvariantCulture),
                Website = row["website"],
                TileColumn = int.Parse(tile["column"], CultureInfo.InvariantCulture),
                TileRow = int.Parse(tile["row"], CultureInfo.InvariantCulture),
            };
        }
    }

    private static List<PositionPaper> Papers(long change)
    {
        var order = 0;
        return Ordered<ShippedPaper>("positions.json", (_, _) => { }).ConvertAll(paper => new PositionPaper
        {
            Slug = paper.Slug,
            SortOrder = order++,
            ChangeNumber = change,
            Versions = [new() { Number = 1, Content = paper.Content, PublishedAt = paper.PublishedOn.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), Note = "Den første version her." }],
        });
    }

    private static IEnumerable<Observation> Observations() =>
        ShippedSeries.SelectMany(id => Rows($"figures/{id}.csv").Select(row => Observed(id, row)))
            .Concat(Rows("figures/noegletal.csv").Select(row => Observed(row["series"], row)));

    private static Observation Observed(string series, Dictionary<string, string> row) => new()
    {
        SeriesId = series,
        MunicipalityCode = row["code"],
        Period = Period.Parse(row["period"])!.Value.Id,
        State = ObservationState.Value,
        Value = decimal.Parse(row["value"], CultureInfo.InvariantCulture),
    };

    // Mail domains of high confidence may be used at once; of the rest, and of a website's own domain, an administrator decides.
    private static IEnumerable<EmailDomain> EmailDomains() => Rows("municipalities.csv")
        .SelectMany(row => new[]
        {
            new EmailDomain { Domain = row["email_domain"], MunicipalityCode = row["code"], IsActive = row["email_domain_confidence"] == "high" },
            new EmailDomain { Domain = new Uri(row["website"]).Host.Replace("www.", "", StringComparison.Ordinal), MunicipalityCode = row["code"], IsActive = false },
        })
        .DistinctBy(domain => domain.Domain);

    // Our own two tables hold no quotes and no commas within a field; a test counts their columns.
    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        using var reader = new StreamReader(ContentFiles.Open(file));
        var names = reader.ReadLine()!.Split(',');
        while (reader.ReadLine() is { } line)
        {
            yield return names.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second);
        }
    }

    private sealed record ShippedPaper(string Slug, DateOnly PublishedOn, PositionContent Content);
}
