using Vejviser.Domain;
using Vejviser.Domain.Checks;

namespace Vejviser.UnitTests.Checks;

public sealed class CprNumbersTests
{
    private static readonly string[] Forms =
    [
        "0101901234", "010190-1234", "010190 1234", "010190\u00A01234", "010190 - 1234", "010190\u20131234", "010190\u20111234", "010190\u22121234", "010190.1234",
        "01.01.90-1234", "01-01-90 1234", "01/01/90-1234", "01 01 90 1234", "010190-\n1234", "010190\u200B1234", "010190\u00AD1234", "６１０１９０－１２３４",
    ];

    public static TheoryData<string> CprLines { get; } = new(CheckedTexts.Lines("cpr-numbers.txt"));

    public static TheoryData<string> LikeCprLines { get; } = new(CheckedTexts.Lines("numbers-like-cpr.txt"));

    public static TheoryData<string> OtherLines { get; } = new(CheckedTexts.Lines("other-numbers.txt"));

    [Theory]
    [MemberData(nameof(CprLines))]
    public void Cpr_number_is_found_where_it_stands(string line)
    {
        var (text, place) = CheckedTexts.Read(line);

        Assert.Equal([new CprNumber(place, IsCertain: true)], CprNumbers.Find(text));
    }

    [Theory]
    [MemberData(nameof(LikeCprLines))]
    public void Number_that_may_be_something_else_is_found_and_uncertain(string line)
    {
        var (text, place) = CheckedTexts.Read(line);

        Assert.Equal([new CprNumber(place, IsCertain: false)], CprNumbers.Find(text));
    }

    [Theory]
    [MemberData(nameof(OtherLines))]
    public void Other_number_is_left_alone(string line)
    {
        Assert.Empty(CprNumbers.Find(CheckedTexts.Read(line).Text));
    }

    [Fact]
    public void Tables_are_as_large_as_promised()
    {
        Assert.True(CprLines.Count + LikeCprLines.Count + OtherLines.Count >= 250);
    }

    [Fact]
    public void Every_day_of_every_year_is_found_in_every_form()
    {
        for (var day = new DateOnly(1996, 1, 1); day.Year < 2000; day = day.AddDays(1))
        {
            foreach (var text in (string[])[$"{day:ddMMyy}-0000", $"{day:ddMMyy}9999", $"{day:dd.MM.yy} 1234", $"{day.Day + 60}{day:MMyy}-4321"])
            {
                Assert.Equal([new CprNumber(new(5, text.Length), IsCertain: true)], CprNumbers.Find($"abcde{text}fgh"));
            }
        }
    }

    [Fact]
    public void Number_put_anywhere_in_any_text_is_found()
    {
        // A fixed sequence: the same texts in every run.
        var random = new Random(20260302);
        const string Letters = "abdefghilmnortuyæøåABDEFGHILMNORTUYÆØÅé😀 ,;:!?()»«\n\t";
        for (var round = 0; round < 20_000; round++)
        {
            var form = Forms[round % Forms.Length];
            var (before, after) = (Any(), Any());

            var found = CprNumbers.Find(before + form + after);

            Assert.True(found is [{ IsCertain: true } number] && number.Place == new TextSpan(before.Length, form.Length), $"»{before}{form}{after}«");
        }

        string Any() => string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => Letters[random.Next(Letters.Length)]));
    }

    [Fact]
    public void All_numbers_of_a_list_are_found()
    {
        Assert.Equal(4, CprNumbers.Find("010190-1234, 020291-2345/030392-3456,0404934567").Count(number => number.IsCertain));
        Assert.Equal(3, CprNumbers.Find("P-numrene 1003456789, 1012345678 og 1001234567").Count(number => !number.IsCertain));
    }

    [Fact]
    public void Number_after_a_case_number_is_no_case_number()
    {
        Assert.Equal([false, true], CprNumbers.Find("Sagsnr. 0101901234 om borgeren 020291-2345").Select(number => number.IsCertain));
    }

    [Theory]
    [InlineData("Borgeren 010190-1234.", "Borgeren xxxxxxxxxxx.")]
    [InlineData("01 01 90 - 1234\n", "xx xx xx x xxxx\n")]
    [InlineData("Ingen numre", "Ingen numre")]
    public void Mask_crosses_numbers_out_and_keeps_the_rest_in_place(string text, string masked)
    {
        Assert.Equal(masked, CprNumbers.Mask(text, CprNumbers.Find(text)));
    }

    [Theory]
    [InlineData("0101901234")]
    [InlineData("010190-1234 ")]
    [InlineData("01 ")]
    [InlineData("1-")]
    [InlineData("konto ")]
    [InlineData("www.a")]
    [InlineData("010190\u200B")]
    [InlineData("¹")]
    public void Long_text_is_read_in_linear_time(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 400_000 / part.Length));

        var start = TimeProvider.System.GetTimestamp();
        CprNumbers.Find(text);

        // Well under a second on an idle machine; with the square of the length it would be minutes on any.
        Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(15));
    }
}
