using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Backup;
using Vejviser.Data.Export;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Commands;

/// <summary>The operator's tool: the first word is the verb; no verb serves.</summary>
/// <remarks>Answers go to stdout, errors (one sentence) and progress to stderr. Exit codes: 0 done, 1 bad input, 2 bad usage.</remarks>
public static class CommandLine
{
    private static readonly Verb[] Verbs =
    [
        new("serve", "", "starter webstedet (det samme som intet verbum)", Serve.RunAsync),
        new("import examples", "FIL.json", "henter eksempler ind fra en fil; alt eller intet, og to gange er én gang", ImportExamples.RunAsync),
        new("import figures", "FIL.csv --series ID [--title TITEL --source KILDE --date DATO [--kind persons|other]] [--reason GRUND]", "henter en tabel med tal ind i en serie; alt eller intet, og to gange er én gang", ImportFiguresFile.RunAsync),
        new("import boundaries", "FIL.geojson [--source KILDE]", "henter kommunernes grænser til kortet; alle 98 eller intet, og to gange er én gang", ImportBoundariesFile.RunAsync),
        new("export", "MAPPE", "skriver hele indholdet som filer, der kan læses af andre, mens webstedet kører", ExportAll.RunAsync),
        new("import all", "MAPPE", "henter hele indholdet ind i en tom database; alt eller intet", ImportAll.RunAsync),
        new("backup", "FIL", "tager en sikkerhedskopi af hele databasen, mens webstedet kører", Backup.RunAsync),
        new("restore", "FIL [--overwrite]", "gendanner databasen fra en sikkerhedskopi; alt eller intet", Restore.RunAsync),
        new("drill", "[FIL]", "øver en gendannelse: tager en sikkerhedskopi (eller bruger FIL), gendanner den på prøve og sammenligner", Drill.RunAsync),
        new("users add", "EMAIL --role ROLLE [--municipality KODE]", "giver en mailadresse en rolle: contributor, municipality-contact, editor eller administrator", AddUser.RunAsync),
        new("reindex", "", "henter programmets synonymordbog og beder alle noder bygge søgeindekset forfra", Reindex.RunAsync),
        new("searches", "", "viser søgninger, der ikke fandt noget på mindst tre dage", Searches.RunAsync),
        new("check", "FIL…", "tjekker .json, .docx, .md og .txt for CPR-numre og andet, der ikke må stå i et eksempel", Check.RunAsync),
        new("analyze", "\"TEKST\"", "viser de søgeord, en tekst bliver til: ét ord pr. linje", Analyze.RunAsync),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["--help" or "-h" or "help", ..])
        {
            Console.Out.WriteLine(Help());
            return 0;
        }

        var words = args.TakeWhile(arg => !arg.StartsWith('-')).ToArray();
        var verb = words.Length == 0 ? Verbs[0] : Verbs.FirstOrDefault(verb => verb.Matches(words));
        if (verb is null)
        {
            Console.Error.WriteLine($"Verbet »{string.Join(' ', words.Take(2))}« kendes ikke. Skriv --help for at se verberne.");
            return 2;
        }

        try
        {
            return await verb.RunAsync(args[(words.Length == 0 ? 0 : verb.WordCount)..]);
        }
        catch (UsageException)
        {
            Console.Error.WriteLine($"Brug: vejviser {verb.Name} {verb.Arguments}".TrimEnd());
            return 2;
        }
        catch (BadConfigurationException exception)
        {
            foreach (var fault in exception.Faults)
            {
                Console.Error.WriteLine(fault);
            }

            return 1;
        }
        catch (Exception exception) when (exception is DatabaseUnavailableException or BackupRefusedException or ContentRefusedException)
        {
            Console.Error.WriteLine(exception.Message.ReplaceLineEndings(" "));
            return 1;
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException)
        {
            Console.Error.WriteLine(DatabaseFaults.Of(exception)?.Sentence() ?? $"Databasen svarede med en fejl: {(exception.InnerException ?? exception).Message.ReplaceLineEndings(" ")}");
            return 1;
        }
        catch (UnauthorizedAccessException exception)
        {
            Console.Error.WriteLine($"Der kan ikke skrives: {exception.Message.ReplaceLineEndings(" ").TrimEnd('.')}. Tjek rettighederne til datamappen.");
            return 1;
        }
        catch (SocketException exception)
        {
            Console.Error.WriteLine($"Der kan ikke lyttes på ASPNETCORE_URLS: {exception.Message.ReplaceLineEndings(" ").TrimEnd('.')}. Skriv en adresse, denne maskine har, og en port, programmet må bruge.");
            return 1;
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            Console.Error.WriteLine($"Adressen er optaget af et andet program; vælg en anden med ASPNETCORE_URLS. ({exception.Message.ReplaceLineEndings(" ")})");
            return 1;
        }
    }

    private static string Help() =>
        "Brug: vejviser VERBUM …\n\n" +
        string.Join('\n', Verbs.Select(verb => $"  {$"{verb.Name} {verb.Arguments}",-28} {verb.Explanation}")) +
        "\n\nIndstillinger gives som miljøvariable, for eksempel Data__Directory og Database__Provider; se README.md.";

    private sealed record Verb(string Name, string Arguments, string Explanation, Func<string[], Task<int>> RunAsync)
    {
        public int WordCount => Name.Split(' ').Length;

        public bool Matches(string[] words) => words.Take(WordCount).SequenceEqual(Name.Split(' '));
    }
}

/// <summary>The verb was called with the wrong arguments.</summary>
internal sealed class UsageException : Exception;
