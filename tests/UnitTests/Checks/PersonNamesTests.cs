using Vejviser.Domain.Checks;

namespace Vejviser.UnitTests.Checks;

public sealed class PersonNamesTests
{
    [Theory]
    [InlineData("Vi mødte borgeren ⟦Mette Hansen⟧ i marts.")]
    [InlineData("Borgeren ⟦Mette⟧ kom i job.")]
    [InlineData("deltageren ⟦Ali⟧ fik et småjob")]
    [InlineData("Deltageren ⟦Anne-Mette Skov Hansen⟧, som …")]
    [InlineData("borgeren ⟦Mette K. Hansen⟧ sagde ja")]
    [InlineData("borger ⟦Xanthippe⟧ sagde ja")]
    [InlineData("En borger, ⟦Mette⟧, kom i job.")]
    [InlineData("en borger ved navn ⟦Mette⟧")]
    [InlineData("en borger ved navn ⟦Zwenka Olsen⟧")]
    [InlineData("en kvinde, der hedder ⟦Amina⟧,")]
    [InlineData("Vi kalder hende. Hun er kaldet ⟦Amina⟧ her.")]
    [InlineData("⟦Mette⟧, 34 år, fik job.")]
    [InlineData("⟦Mette⟧ på 34 år fik job.")]
    [InlineData("⟦Mette Hansen⟧ (34 år) fik job.")]
    [InlineData("34-årige ⟦Zwenka⟧ fik job.")]
    [InlineData("⟦Mette⟧ er borger i kommunen.")]
    [InlineData("Fru ⟦Hansen⟧ kom til samtale.")]
    [InlineData("hr. ⟦Jensen⟧ kom til samtale.")]
    [InlineData("kursisten ⟦Ahmed⟧ fik løntimer")]
    [InlineData("Borgeren ⟦Mettes⟧ forløb")]
    [InlineData("**Borgeren ⟦Mette⟧** kom i job.")]
    public void Name_is_found(string line)
    {
        var (text, place) = CheckedTexts.Read(line);

        Assert.Equal([place], PersonNames.Find(text));
    }

    [Theory]
    [InlineData("borgere i Aarhus Kommune")]
    [InlineData("deltagere fra Vejle og Kolding")]
    [InlineData("Borgeren får en mentor. Jobcentret følger op.")]
    [InlineData("Tæt på borgeren\nMålgruppe: ledige")]
    [InlineData("Borgeren IGU-kontrakten gælder for")]
    [InlineData("til gavn for borgeren, Jobcenter Aalborg og virksomheden")]
    [InlineData("samarbejde mellem borgeren, Dansk Metal og kommunen")]
    [InlineData("Borger Service i Vejle")]
    [InlineData("Deltagerne De mødte blev")]
    [InlineData("projektet hedder Klar til Job")]
    [InlineData("en virksomhed ved navn Nordisk Stål")]
    [InlineData("Unge, 18 år, uden uddannelse")]
    [InlineData("Kvinder, 34 år og derover")]
    [InlineData("18-årige i FGU")]
    [InlineData("Mentoren Mette tager med til samtalen")]
    [InlineData("Aalborg, 34 år efter")]
    [InlineData("Borgeren og hendes mentor")]
    public void Other_capitals_are_left_alone(string text)
    {
        Assert.Empty(PersonNames.Find(text));
    }

    [Theory]
    [InlineData("Borgeren Mette Hansen har en depression.", "depression")]
    [InlineData("Efter sin kræftsygdom kom deltageren Ali i job.", "kræftsygdom")]
    [InlineData("Mette, 34 år, har ADHD.", "ADHD")]
    [InlineData("Borgeren Mette var syg. Hun kom i job.", "syg")]
    public void Health_beside_a_name_is_found(string text, string health)
    {
        Assert.Equal([health], PersonNames.HealthBeside(text, PersonNames.Find(text)).Select(pair => text.Substring(pair.Health.Start, pair.Health.Length)));
    }

    [Theory]
    [InlineData("Borgere med depression kan deltage.")]
    [InlineData("Borgeren Mette kom i job. Mange andre har en depression.")]
    [InlineData("Borgeren Mette kom i job på et sygehus.")]
    public void Health_without_a_name_is_left_alone(string text)
    {
        Assert.Empty(PersonNames.HealthBeside(text, PersonNames.Find(text)));
    }
}
