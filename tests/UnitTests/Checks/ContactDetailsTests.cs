using Vejviser.Domain.Checks;

namespace Vejviser.UnitTests.Checks;

public sealed class ContactDetailsTests
{
    [Theory]
    [InlineData("⟦20 30 40 50⟧")]
    [InlineData("⟦20304050⟧")]
    [InlineData("⟦2030 4050⟧")]
    [InlineData("⟦20-30-40-50⟧")]
    [InlineData("⟦20.30.40.50⟧")]
    [InlineData("⟦20\u00A030\u00A040\u00A050⟧")]
    [InlineData("⟦+45 20 30 40 50⟧")]
    [InlineData("⟦+4520304050⟧")]
    [InlineData("⟦0045 20304050⟧")]
    [InlineData("(⟦+45 20 30 40 50⟧)")]
    [InlineData("Tlf. ⟦20 304 050⟧")]
    [InlineData("tlf.: ⟦203 04 050⟧")]
    [InlineData("Mobil ⟦203 04050⟧")]
    [InlineData("Ring til Mette på ⟦20304050⟧, hvis bussen er aflyst.")]
    [InlineData("Kontakt: ⟦20 30 40 50⟧/kl. 8-15")]
    public void Telephone_number_is_found(string line)
    {
        var (text, place) = CheckedTexts.Read(line);

        Assert.Equal([place], ContactDetails.TelephoneNumbers(text));
    }

    [Theory]
    [InlineData("70 20 30 40")]
    [InlineData("80 20 30 40")]
    [InlineData("12 34 56 78")]
    [InlineData("2019 2020")]
    [InlineData("2019-2020")]
    [InlineData("20240112")]
    [InlineData("CVR 29189846")]
    [InlineData("CVR-nr. 29189846")]
    [InlineData("CVR-nummer: 29 18 98 46")]
    [InlineData("konto 29189846")]
    [InlineData("sagsnr. 29189846")]
    [InlineData("20304050 kr.")]
    [InlineData("20 304 050 kroner")]
    [InlineData("20 304 050 borgere")]
    [InlineData("20.304.050")]
    [InlineData("20,30 pct. og 40,50 pct.")]
    [InlineData("203040501")]
    [InlineData("5790000123456")]
    [InlineData("DK50 0040 0440 1162 43")]
    [InlineData("20-30-40")]
    [InlineData("20 30 40 50 60")]
    [InlineData("https://kommune.example/20304050")]
    [InlineData("2024-20304050")]
    public void Other_number_is_no_telephone_number(string text)
    {
        Assert.Empty(ContactDetails.TelephoneNumbers(text));
    }

    [Theory]
    [InlineData("Skriv til ⟦mette.hansen@kommune.example⟧.")]
    [InlineData("⟦mette_hansen@kommune.example⟧")]
    [InlineData("⟦m.hansen@kommune.example⟧")]
    [InlineData("⟦mha@kommune.example⟧")]
    [InlineData("⟦MHAN@kommune.example⟧")]
    [InlineData("⟦mette@kommune.example⟧")]
    [InlineData("⟦mette87@kommune.example⟧")]
    [InlineData("<⟦blomsterpigen@gmail.com⟧>")]
    [InlineData("⟦jobcenter@hotmail.dk⟧")]
    [InlineData("mailto:⟦mette.hansen@kommune.example⟧?subject=Job")]
    public void Mail_address_of_one_person_is_found(string line)
    {
        var (text, place) = CheckedTexts.Read(line);

        Assert.Equal([place], ContactDetails.PersonalMailAddresses(text));
    }

    [Theory]
    [InlineData("jobcenter@kommune.example")]
    [InlineData("Jobcenter@kommune.example")]
    [InlineData("job@kommune.example")]
    [InlineData("hr@kommune.example")]
    [InlineData("borger.service@kommune.example")]
    [InlineData("virksomheds-service@kommune.example")]
    [InlineData("beskaeftigelse@kommune.example")]
    [InlineData("ungeindsatsen@kommune.example")]
    [InlineData("info@example.dk")]
    [InlineData("snabel@ ingenting")]
    [InlineData("@kommune")]
    [InlineData("@@@")]
    [InlineData("a@b")]
    public void Function_mailbox_is_left_alone(string text)
    {
        Assert.Empty(ContactDetails.PersonalMailAddresses(text));
    }
}
