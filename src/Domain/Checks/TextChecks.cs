namespace Vejviser.Domain.Checks;

/// <summary>All checks of a text: what must not be in an example, and what is worth a second look.</summary>
public static class TextChecks
{
    /// <summary>What one text holds, in the order of the checks.</summary>
    /// <param name="field">The field; in "results" everything is read as a result.</param>
    /// <param name="text">The text.</param>
    public static IReadOnlyList<Issue> Check(string field, string text)
    {
        var numbers = CprNumbers.Find(text);
        // From here on no CPR number is seen, so none can be repeated in a message or taken for a telephone number.
        var passage = new Passage(CprNumbers.Mask(text, numbers));
        List<Issue> issues = [];

        foreach (var number in numbers)
        {
            if (number.IsCertain)
            {
                issues.Add(new(field, $"Fjern CPR-nummeret {passage.Around(number.Place)}; CPR-numre må ikke stå i Vejviser.", "cpr") { Place = number.Place });
            }
            else
            {
                Warn(number.Place, "number-like-cpr", $"Se efter, om tallet {passage.Around(number.Place)} er et CPR-nummer, og fjern det i så fald.");
            }
        }

        foreach (var place in ContactDetails.TelephoneNumbers(passage.Text))
        {
            Warn(place, "phone", $"Fjern telefonnummeret {passage.Around(place)}, hvis det er én persons; kontakten går gennem kommunens fællespostkasse.");
        }

        foreach (var place in ContactDetails.PersonalMailAddresses(passage.Text))
        {
            Warn(place, "email", $"Fjern mailadressen {passage.Around(place)}, hvis den er én persons; kontakten går gennem kommunens fællespostkasse.");
        }

        var names = PersonNames.Find(passage.Text);
        foreach (var place in names)
        {
            Warn(place, "name", $"Fjern navnet {passage.Quoted(place)}, hvis det er en borgers; skriv for eksempel »en deltager«.");
        }

        foreach (var (health, name) in PersonNames.HealthBeside(passage.Text, names))
        {
            Warn(health, "health", $"Fjern oplysningen om helbred ({passage.Quoted(health)}) i sætningen om {passage.Quoted(name)}, så ingen kan genkendes.");
        }

        if (Readability.Measure(passage.Text) is { IsHard: true } readability)
        {
            Warn(readability.LongestSentence, "lix", $"Gør teksten lettere at læse – lixtallet er {readability.Lix} og bør højst være {Readability.MaxLix}: del lange sætninger som {passage.Quoted(readability.LongestSentence)}, og skift lange ord ud.");
        }

        foreach (var place in ClaimedEffects.WithoutFigure(passage.Text))
        {
            Warn(place, "effect-without-figure", $"Skriv et tal for virkningen i {passage.Quoted(place)}, eller skriv, at den ikke er målt.");
        }

        foreach (var place in ClaimedEffects.ExpectedAsMeasured(passage.Text, isAboutResults: field == "results"))
        {
            Warn(place, "expected-as-measured", $"Skriv i {passage.Quoted(place)}, at tallet ikke er målt endnu, eller flyt det væk fra resultaterne.");
        }

        return issues;

        void Warn(TextSpan place, string code, string message) => issues.Add(new(field, message, code, IssueSeverity.Warn) { Place = place });
    }
}
