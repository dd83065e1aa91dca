using System.Text.Json;
using Vejviser.Data.Content;

namespace Vejviser.BrowserTests.Support;

/// <summary>Every kind of page in every state that looks different, by name.</summary>
public static class SitePages
{
    public const string NotFound = "siden findes ikke";

    private static readonly Dictionary<string, string> Addresses = Find();

    public static TheoryData<string> All { get; } = new(Addresses.Keys);

    public static string Address(string page) => Addresses[page];

    public static int Status(string page) => page == NotFound ? 404 : 200;

    private static Dictionary<string, string> Find()
    {
        var examples = Read("eksempler.json");
        var slugs = examples.Select(Id).ToList();
        var addresses = new Dictionary<string, string>
        {
            ["forside"] = "/",
            ["eksempler"] = "/eksempler",
            ["eksempler, sidste side"] = "/eksempler?side=3",
            ["eksempler, søgning med filtre og beskeder"] = "/eksempler?q=unge&evidens=dokumenteret&evidens=lovende&tema=findes-ikke&sortering=forkert&side=-1&liste=" + slugs[0],
            ["eksempler, ikke alle ord"] = "/eksempler?q=svejsere%20xylofon",
            ["eksempler, ingen fundet"] = "/eksempler?q=xylofon&tema=unge",
            ["eksempler, kun tegn"] = "/eksempler?q=!%3F*",
            ["eksempel med flest tal"] = "/eksempler/" + Id(examples.MaxBy(Figures)),
            ["eksempel uden tal"] = "/eksempler/" + Id(examples.First(example => Figures(example) == 0)),
            ["eksempel som kort"] = $"/eksempler/{slugs[0]}/kort",
            ["beskriv en situation"] = "/eksempler/lignende",
            ["søgning med slåfejl"] = "/eksempler?q=kolding+praktk",
            ["liste, tom"] = "/eksempler/liste",
            ["liste, fuld"] = "/eksempler/liste?id=findes-ikke&id=" + string.Join("&id=", slugs),
            ["temaer"] = "/temaer",
            ["indsatser"] = "/indsatser",
            ["kommuner"] = "/kommuner",
            ["kommune med eksempler"] = "/kommuner/aalborg",
            ["kommune uden eksempler"] = "/kommuner/laesoe",
            ["om"] = "/om",
            ["åbne data"] = "/om/aabne-data",
            ["fejl"] = "/om/fejl?side=%2Feksempler",
            ["hjælp"] = "/hjaelp",
            ["privatliv"] = "/privatliv",
            ["tilgængelighed"] = "/tilgaengelighed",
            ["del"] = "/del",
            ["mangler"] = "/mangler",
            ["drift"] = "/drift",
            ["tal"] = "/tal",
            ["tal, kort og tabel"] = "/tal/kontanthjaelp-mv-andel?kommune=aalborg&sorter=tal&periode=1999",
            ["tal, kommuner som min"] = "/tal/kontanthjaelp-mv-andel?kommune=aalborg&udsnit=lignende",
            ["tal, udvikling"] = "/tal/kontanthjaelp-mv-andel/udvikling?kommune=aalborg",
            ["tal, indlejret"] = "/tal/kontanthjaelp-mv-andel/indlejret",
            ["kommuner som Aalborg"] = "/kommuner/aalborg/lignende",
            ["kommuner som Aalborg, egne vægte"] = "/kommuner/aalborg/lignende?indbyggere=3&gruppe=0",
            ["eksempler fra kommuner som Aalborg"] = "/eksempler?som=aalborg",
            ["synspunkter"] = "/synspunkter",
            ["synspunkt"] = "/synspunkter/maalet-er-job",
            ["dilemma"] = "/synspunkter/maalet-er-job/sanktioner",
            ["uddelingspapir"] = "/synspunkter/arbejdspligt/uddelingspapir",
            ["partnerskaber"] = "/partnerskaber",
            ["partnerskab"] = "/partnerskaber/flere-i-arbejde",
            ["tal, ingen data"] = "/tal/arbejdspligt",
            ["mangler i en kommunegruppe"] = "/mangler?gruppe=landkommuner",
            ["redskaber"] = "/redskaber",
            ["redskaber, regler"] = "/redskaber/regler",
            ["gevinst ved job"] = "/redskaber/gevinst-ved-job",
            ["gevinst ved job, svar"] = "/redskaber/gevinst-ved-job?timer=8&loen=140&sats=mindstesats",
            ["gevinst ved job, to job og en regel, der mangler"] = "/redskaber/gevinst-ved-job?timer=12&loen=140&sats=forhoejet&timer2=20&loen2=150&boern2=2&enlig2=true&sats2=grundsats",
            ["gevinst ved job, ark"] = "/redskaber/gevinst-ved-job/ark?timer=8&loen=140&sats=mindstesats&timer2=20&loen2=150",
            ["hvem er omfattet"] = "/redskaber/hvem-er-omfattet",
            ["hvem er omfattet, måneder"] = "/redskaber/hvem-er-omfattet/maaneder",
            ["ugeplan"] = "/redskaber/ugeplan",
            ["rehabiliteringsmøde"] = "/redskaber/rehabiliteringsmoede",
            ["følg et tema"] = "/foelg?tema=igu",
            ["følg, intet valgt"] = "/foelg",
            [NotFound] = "/findes-ikke",
        };
        foreach (var theme in Read("themes.json").Select(Id))
        {
            addresses[$"tema {theme}"] = $"/temaer/{theme}";
        }

        foreach (var effort in Read("efforts.json").Select(Id))
        {
            addresses[$"indsats {effort}"] = $"/indsatser/{effort}";
        }

        return addresses;
    }

    private static List<JsonElement> Read(string file)
    {
        using var stream = ContentFiles.Open(file);
        return JsonSerializer.Deserialize<List<JsonElement>>(stream)!;
    }

    private static string Id(JsonElement element) => element.GetProperty("id").GetString()!;

    private static int Figures(JsonElement example) => example.GetProperty("result_figures").GetArrayLength();
}
