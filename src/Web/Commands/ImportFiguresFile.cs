using System.Globalization;
using Vejviser.Data.Figures;
using Vejviser.Domain;

namespace Vejviser.Web.Commands;

/// <summary>Imports a table of figures into a series.</summary>
internal static class ImportFiguresFile
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var path, .. var options] || path.StartsWith('-') || Read(options) is not { } target)
        {
            throw new UsageException();
        }

        if (!Slug.IsValid(target.Id))
        {
            await Console.Error.WriteLineAsync($"Seriens id er {Danish.Quoted(target.Id)}; skriv a–z, 0–9 og bindestreg, for eksempel kontanthjaelp-mv.");
            return 1;
        }

        await using var file = await ImportedFile.OpenAsync(path);
        if (file is null)
        {
            return 1;
        }

        await using var app = VejviserApp.Build([]);
        await Serve.PrepareAsync(app);
        var result = await app.Services.GetRequiredService<ImportFigures>().RunAsync(file, target, isTrial: false, new ImportedFile.Progress(10_000, "rækker"), CancellationToken.None);
        if (result.Faults.Count > 0)
        {
            await ImportedFile.RefuseAsync(path, result.Faults);
            return 1;
        }

        Console.Out.WriteLine(
            $"{Danish.Count(result.Added, "nyt tal", "nye tal")}, {Danish.Number(result.Changed)} ændret, {Danish.Number(result.Unchanged)} uændret, {Danish.Number(result.Suppressed)} for små til at blive gemt. Kolonnen »{result.Column}« er læst" +
            (result.Unused.Count > 0 ? $", og {Danish.List(result.Unused.Select(column => $"»{column}«").ToList())} er ikke." : "."));
        return 0;
    }

    private static FigureTarget? Read(string[] options)
    {
        Dictionary<string, string> given = [];
        for (var place = 0; place < options.Length; place += 2)
        {
            if (options[place] is not ("--series" or "--title" or "--source" or "--date" or "--kind" or "--reason") || place + 1 == options.Length || !given.TryAdd(options[place], options[place + 1]))
            {
                return null;
            }
        }

        var hasDate = DateOnly.TryParseExact(given.GetValueOrDefault("--date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        return !given.TryGetValue("--series", out var id) || (given.ContainsKey("--date") && !hasDate) || given.GetValueOrDefault("--kind") is not (null or "persons" or "other")
            ? null
            : new(id, given.TryGetValue("--title", out var title) && given.TryGetValue("--source", out var source) && hasDate ? new(title, source, date) { CountsPersons = given.GetValueOrDefault("--kind") is { } kind ? kind == "persons" : null } : null, given.GetValueOrDefault("--reason"));
    }
}
