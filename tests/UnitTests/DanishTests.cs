using Vejviser.Domain;

namespace Vejviser.UnitTests;

public sealed class DanishTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Faxe", "Faxe")]
    [InlineData("Faxe og Ringsted", "Faxe", "Ringsted")]
    [InlineData("Rudersdal, Gentofte og Furesø", "Rudersdal", "Gentofte", "Furesø")]
    public void List_is_a_Danish_enumeration(string list, params string[] items)
    {
        Assert.Equal(list, Danish.List(items.Where(item => item.Length > 0).ToList()));
    }

    [Theory]
    [InlineData("47", "47")]
    [InlineData("12.5", "12,5")]
    [InlineData("12.50", "12,5")]
    [InlineData("1000", "1.000")]
    [InlineData("1234567.891", "1.234.567,891")]
    [InlineData("0", "0")]
    [InlineData("-3.2", "-3,2")]
    [InlineData("0.05", "0,05")]
    public void Number_has_decimal_comma_and_no_more_decimals_than_the_figure(string value, string written)
    {
        Assert.Equal(written, Danish.Number(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(0, "0 eksempler")]
    [InlineData(1, "1 eksempel")]
    [InlineData(46, "46 eksempler")]
    [InlineData(20_000, "20.000 eksempler")]
    public void Count_agrees_with_its_noun(int count, string written)
    {
        Assert.Equal(written, Danish.Count(count, "eksempel", "eksempler"));
    }

    [Fact]
    public void Date_has_a_Danish_month()
    {
        Assert.Equal("5. november 2019", Danish.Date(new DateOnly(2019, 11, 5)));
    }

    [Theory]
    [InlineData("landkommune", "Landkommune")]
    [InlineData("øer", "Øer")]
    [InlineData("", "")]
    public void Capitalised_has_its_first_letter_large(string text, string capitalised)
    {
        Assert.Equal(capitalised, Danish.Capitalised(text));
    }

    [Fact]
    public void Names_sort_as_in_a_Danish_telephone_book()
    {
        string[] sorted = ["Albertslund", "Esbjerg", "Zealand", "Ærø", "Øster", "Aabenraa", "Ålborg", "Aarhus"];

        Assert.Equal(sorted, sorted.Reverse().Order(Danish.Comparer));
    }

    [Fact]
    public void Quoted_text_is_cut_where_it_is_too_long_to_repeat()
    {
        Assert.Equal("»svejser«", Danish.Quoted("svejser"));
        Assert.Equal($"»{new string('x', 60)}…«", Danish.Quoted(new string('x', 61)));
    }
}
