using Vejviser.Domain.Rules;

namespace Vejviser.Domain.Tools;

/// <summary>What the questions lead to.</summary>
public enum CoverageVerdict
{
    /// <summary>Probably has arbejdspligt.</summary>
    LikelyCovered,

    /// <summary>Probably has not.</summary>
    LikelyNot,

    /// <summary>The answers or the rules do not decide it.</summary>
    MustBeAssessed,
}

/// <summary>One question of the way to a verdict.</summary>
/// <param name="Id">Name of its field.</param>
/// <param name="Text">The question.</param>
/// <param name="Hint">What to know to answer; null for nothing.</param>
/// <param name="Options">What can be answered, as value and words; none where a day is asked for.</param>
public sealed record CoverageQuestion(string Id, string Text, string? Hint, IReadOnlyList<(string Value, string Text)> Options);

/// <summary>One step of a verdict, with the rules it rests on.</summary>
public sealed record CoverageStep(string Text, IReadOnlyList<RuleUse> Rules);

/// <summary>A verdict with its reasons. No decision: the municipality makes that.</summary>
/// <param name="Verdict">What is probable.</param>
/// <param name="Steps">Why, in order.</param>
/// <param name="Uncertain">What is not known and bears on it.</param>
/// <param name="Check">What to look for in the file.</param>
/// <param name="IsExempt">Whether the municipality has exempted the citizen: the obligation then asks for nothing.</param>
public sealed record CoverageResult(CoverageVerdict Verdict, IReadOnlyList<CoverageStep> Steps, IReadOnlyList<RuleUse> Uncertain, IReadOnlyList<string> Check, bool IsExempt);

/// <summary>Whether somebody has arbejdspligt, question by question. Answers are values by the questions' ids; nothing in them tells who.</summary>
public sealed class Coverage
{
    public const string Topic = "arbejdspligt";

    private const string Yes = "ja";
    private const string No = "nej";
    private const string Unsure = "ved-ikke";

    private static readonly DateOnly SecondPhase = new(2025, 7, 1);
    // The day from which the employment requirement looks at entries; read with the rule "employment-who".
    private static readonly DateOnly EntryCounts = new(1968, 4, 2);
    private const int MonthsAbroad = 12;

    private static readonly (string, string)[] YesNo = [(Yes, "Ja"), (No, "Nej")];
    private static readonly (string, string)[] YesNoUnsure = [(Yes, "Ja"), (No, "Nej"), (Unsure, "Ved ikke")];

    private static readonly CoverageQuestion DayAsked = new("dag", "Hvilken dag skal det vurderes for?", "Dag-måned-år. I dag eller en tidligere dag.", []);
    private static readonly CoverageQuestion EarlyBenefit = new("ydelse", "Hvilken hjælp får borgeren?", null,
        [("sho", "Selvforsørgelses- og hjemrejseydelse eller overgangsydelse"), ("kontanthjaelp", "Anden hjælp i kontanthjælpssystemet"), (No, "Ingen af delene")]);
    private static readonly CoverageQuestion Benefit = new("ydelse", "Får borgeren hjælp i kontanthjælpssystemet?", null, [("kontanthjaelp", "Ja"), (No, "Nej")]);
    private static readonly CoverageQuestion Igu = new("igu", "Er borgeren i gang med en IGU?", "Integrationsgrunduddannelse: to års ansættelse med praktik og skole.", YesNo);
    private static readonly CoverageQuestion Ukraine = new("ukraine", "Har borgeren opholdstilladelse efter særloven om fordrevne fra Ukraine?", null, YesNo);
    private static readonly CoverageQuestion Eu = new("eu", "Er borgeren EU- eller EØS-borger med ret til hjælp efter EU-retten?", "For eksempel som vandrende arbejdstager.", YesNoUnsure);
    private static readonly CoverageQuestion Birth = new("foedt", "Hvor er borgeren født?", "Riget er Danmark, Færøerne og Grønland.",
        [("riget", "I riget"), ("som-i-riget", "I udlandet, men adopteret som mindreårig eller født af en forælder, der bor i riget"), ("udlandet", "I udlandet i øvrigt")]);
    private static readonly CoverageQuestion Entry = new("indrejse", "Hvornår kom borgeren første gang til riget?", "Dag-måned-år.", []);
    private static readonly CoverageQuestion Abroad = new("udland", "Har borgeren siden boet mindst 12 måneder i træk i udlandet og er kommet tilbage?", null, YesNoUnsure);
    private static readonly CoverageQuestion Return = new("genindrejse", "Hvornår kom borgeren senest tilbage efter mindst 12 måneder i udlandet?", "Dag-måned-år.", []);
    private static readonly CoverageQuestion MetBefore = new("opfyldt-foer", "Har borgeren opfyldt beskæftigelseskravet én gang før?", "Kravet skal kun opfyldes én gang.", YesNoUnsure);
    private static readonly CoverageQuestion Residence = new("ophold", "Har borgeren haft lovligt ophold i riget i sammenlagt 9 af de seneste 10 år?", "Udlandsophold på højst to måneder i et kalenderår tæller med som ophold.", YesNoUnsure);
    private static readonly CoverageQuestion Work = new("arbejde", "Har borgeren haft ordinært fuldtidsarbejde i sammenlagt 2 år og 6 måneder inden for de seneste 10 år?", null, YesNoUnsure);
    private static readonly CoverageQuestion Special = new("saerligt", "Er borgeren på barsel, pensionist eller over efterlønsalderen?", null, YesNoUnsure);
    private static readonly CoverageQuestion Exempt = new("fritaget", "Har kommunen fritaget borgeren for den beskæftigelsesrettede indsats?", null, YesNo);

    private readonly IReadOnlyDictionary<string, string> answers;
    private readonly DateOnly today;
    private readonly RuleSet rules;
    private readonly RuleSet written;
    private readonly List<(CoverageQuestion Question, string Answer)> given = [];

    /// <param name="answers">What was answered so far, by question.</param>
    /// <param name="today">The day in Denmark.</param>
    /// <param name="rules">By which rules.</param>
    /// <param name="written">The rules that the questions were written after: where those of the day say something else, the questions do not decide.</param>
    public Coverage(IReadOnlyDictionary<string, string> answers, DateOnly today, RuleSet rules, RuleSet written)
    {
        (this.answers, this.today, this.rules, this.written) = (answers, today, rules, written);
        (Next, Issue) = Walk();
    }

    /// <summary>The question to ask now; null when there is nothing left to ask.</summary>
    public CoverageQuestion? Next { get; }

    /// <summary>What is wrong with the answer to <see cref="Next"/>; null where there is none yet, or nothing wrong.</summary>
    public Issue? Issue { get; }

    /// <summary>What was answered and understood, in order.</summary>
    public IReadOnlyList<(CoverageQuestion Question, string Answer)> Given => given;

    /// <summary>The day it is about, once answered.</summary>
    public DateOnly? Day => Typed(DayAsked);

    /// <summary>Whether the rules say nothing of the day asked about: no verdict.</summary>
    public bool IsUnconfirmed => Day is { } day && !rules.Confirms(day, Topic);

    /// <summary>The verdict; null while there is something to ask, and where the day is not confirmed.</summary>
    public CoverageResult? Result => Next is null && !IsUnconfirmed ? Judge() : null;

    /// <summary>An answer in the words it was chosen by.</summary>
    public static string Words(CoverageQuestion question, string answer) =>
        question.Options.Count == 0 ? TypedDay.Read(answer) is { } day ? Danish.Date(day) : answer : question.Options.First(option => option.Value == answer).Text;

    private (CoverageQuestion? Next, Issue? Issue) Walk()
    {
        foreach (var ask in Questions())
        {
            if (ask() is not { } question)
            {
                continue;
            }

            if (!answers.TryGetValue(question.Id, out var answer) || answer.Trim().Length == 0)
            {
                return (question, answers.ContainsKey(question.Id) ? new(question.Id, question.Options.Count == 0 ? "Skriv datoen som dag-måned-år, for eksempel 27-11-2026." : "Vælg et svar.") : null);
            }

            if (Fault(question, answer) is { } fault)
            {
                return (question, new(question.Id, fault));
            }

            given.Add((question, answer));
        }

        return (null, null);
    }

    // In order; each says by what is answered before it whether it is asked.
    private IEnumerable<Func<CoverageQuestion?>> Questions() =>
    [
        () => DayAsked,
        () => IsUnconfirmed ? null : Day < SecondPhase ? EarlyBenefit : Benefit,
        () => HasBenefit ? Igu : null,
        () => HasBenefit && !Is(Igu, Yes) ? Ukraine : null,
        () => IsTested ? Eu : null,
        () => IsTested ? Birth : null,
        () => IsTested && !Is(Birth, "riget") ? Entry : null,
        () => IsTested ? Abroad : null,
        () => IsTested && Is(Abroad, Yes) ? Return : null,
        () => IsTested && WorkApplies ? MetBefore : null,
        () => IsTested ? Residence : null,
        () => IsTested && WorkApplies && !Is(MetBefore, Yes) ? Work : null,
        () => IsOpen && Judge().Verdict == CoverageVerdict.LikelyCovered ? Special : null,
        () => IsOpen && Judge().Verdict != CoverageVerdict.LikelyNot ? Exempt : null,
    ];

    // Whether the help is of the kind that arbejdspligt goes with on the day.
    private bool HasBenefit => !IsUnconfirmed && (Day < SecondPhase ? Is(EarlyBenefit, "sho") : Is(Benefit, "kontanthjaelp"));

    // Whether neither an IGU nor the special act has settled it.
    private bool IsOpen => HasBenefit && !Is(Igu, Yes) && !Is(Ukraine, Yes);

    // In the first phase the help alone decided.
    private bool IsTested => IsOpen && Day >= SecondPhase;

    private bool EnteredLate => Is(Birth, "udlandet") && Typed(Entry) >= EntryCounts;

    // Whether the employment requirement applies, or may.
    private bool WorkApplies => !Is(Eu, Yes) && (EnteredLate || Is(Abroad, Unsure) || (Is(Abroad, Yes) && Typed(Return) >= EntryCounts));

    private bool Is(CoverageQuestion question, string answer) => given.Exists(one => one.Question.Id == question.Id && one.Answer == answer);

    private DateOnly? Typed(CoverageQuestion question) => given.Find(one => one.Question.Id == question.Id) is (not null, { } answer) ? TypedDay.Read(answer) : null;

    private string? Fault(CoverageQuestion question, string answer)
    {
        if (question.Options.Count > 0)
        {
            return question.Options.Any(option => option.Value == answer) ? null : "Vælg et af svarene.";
        }

        if (TypedDay.Read(answer) is not { } day)
        {
            return "Skriv datoen som dag-måned-år, for eksempel 27-11-2026.";
        }

        if (question == DayAsked)
        {
            return day > today ? "Vælg i dag eller en tidligere dag; en dag i fremtiden kan ikke vurderes endnu."
                : day < rules.FirstConfirmedOn(Topic) ? $"Vælg en dag fra {Danish.Date(rules.FirstConfirmedOn(Topic))}; før den dag fandtes arbejdspligten ikke."
                : null;
        }

        if (day > Day)
        {
            return $"Skriv en dag senest {Danish.Date(Day!.Value)}, som er den dag, der vurderes for.";
        }

        if (day.Year < 1900)
        {
            return "Skriv en dag efter 1900.";
        }

        return question == Return && Typed(Entry) is { } entry && day < entry.AddMonths(MonthsAbroad) ? $"Skriv en dag mindst 12 måneder efter første indrejse, {Danish.Date(entry)}." : null;
    }

    private bool IsChanged(RuleUse use)
    {
        var (first, last) = (written.FirstConfirmedOn(Topic), written.LastConfirmedOn(Topic));
        var then = written.At(use.Parameter.Id, Day < first ? first : Day > last ? last : Day!.Value).Value;
        return (then.IsUnknown, then.Least, then.Most, then.Text) != (use.Value.IsUnknown, use.Value.Least, use.Value.Most, use.Value.Text);
    }

    private CoverageResult Judge()
    {
        List<CoverageStep> steps = [];
        List<string> uncertain = ["new-main-act"];
        List<string> check = ["Hvilken hjælp borgeren får, og fra hvilken dag"];
        if (Day < SecondPhase)
        {
            var isFirstPhase = Is(EarlyBenefit, "sho");
            Step(isFirstPhase
                ? "Borgeren får selvforsørgelses- og hjemrejseydelse eller overgangsydelse: omfattet fra 1. januar 2025."
                : "Før 1. juli 2025 var kun modtagere af selvforsørgelses- og hjemrejseydelse eller overgangsydelse omfattet.", "obligation-test");
            if (!isFirstPhase)
            {
                return Done(CoverageVerdict.LikelyNot);
            }
        }
        else if (Is(Benefit, No))
        {
            Step("Borgeren får ikke hjælp i kontanthjælpssystemet.", "obligation-test");
            return Done(CoverageVerdict.LikelyNot);
        }
        else
        {
            Step("Borgeren får hjælp i kontanthjælpssystemet.", "obligation-test");
        }

        if (Is(Igu, Yes))
        {
            Step("I en IGU får borgeren løn og forlader kontanthjælpen, men her får borgeren stadig hjælp.", "igu-obligation");
            check.Add("Om IGU-forløbet er begyndt, og om hjælpen er stoppet");
            return Done(CoverageVerdict.MustBeAssessed);
        }

        if (Is(Ukraine, Yes))
        {
            var isKnown = !rules.At("displaced-from-ukraine", Day!.Value).Value.IsUnknown;
            Step(isKnown ? "Borgeren har opholdstilladelse efter særloven om fordrevne fra Ukraine." : "I 2025 var fordrevne fra Ukraine ikke omfattet. Hvad der gælder på dagen, er ikke fundet.", "displaced-from-ukraine");
            check.Add("Opholdsgrundlaget, og hvad der gælder efter særloven på dagen");
            return Done(isKnown ? CoverageVerdict.LikelyNot : CoverageVerdict.MustBeAssessed);
        }

        if (Day < SecondPhase)
        {
            return Exempted(CoverageVerdict.LikelyCovered);
        }

        var residence = Is(Residence, Yes) ? true : Is(Residence, No) ? false : (bool?)null;
        Step(residence switch
        {
            true => "Opholdskravet er opfyldt: 9 af de seneste 10 år.",
            false => "Opholdskravet er ikke opfyldt.",
            _ => "Om opholdskravet er opfyldt, vides ikke.",
        }, "residence-years", "residence-window", "residence-counts");
        check.Add("Adresser i riget de seneste 10 år og længere ophold i udlandet");

        bool? work = true;
        if (Is(Eu, Yes))
        {
            Step("Beskæftigelseskravet gælder ikke for den, der har ret til hjælp efter EU-retten.", "eu-citizens");
            uncertain.Add("eu-citizens");
            check.Add("Retten til hjælp efter EU-retten: grundlaget og perioden");
        }
        else if (!WorkApplies)
        {
            Step("Beskæftigelseskravet gælder ikke: ingen indrejse, som kravet ser på.", Is(Birth, "som-i-riget") ? ["employment-who", "born-in-the-realm"] : ["employment-who"]);
            check.Add("Fødested og dato for første indrejse");
        }
        else if (Is(MetBefore, Yes))
        {
            Step("Beskæftigelseskravet er opfyldt før og prøves ikke igen.", "employment-once");
            check.Add("Hvornår og hvordan beskæftigelseskravet blev opfyldt");
        }
        else
        {
            var applies = EnteredLate || Is(Abroad, Yes);
            work = Is(Work, Yes) ? true : Is(Work, No) && !Is(MetBefore, Unsure) && !Is(Eu, Unsure) && applies ? false : null;
            Step(applies ? "Beskæftigelseskravet gælder på grund af indrejse." : "Beskæftigelseskravet gælder, hvis borgeren er genindrejst efter mindst 12 måneder i træk i udlandet.", "employment-who");
            Step(work switch
            {
                true => "Beskæftigelseskravet er opfyldt: 2 år og 6 måneders ordinært fuldtidsarbejde inden for 10 år.",
                false => "Beskæftigelseskravet er ikke opfyldt.",
                _ => "Om beskæftigelseskravet er opfyldt, vides ikke.",
            }, "employment-months", "employment-window");
            uncertain.AddRange(["employment-hours", "igu-hours"]);
            check.Add("Dato for første indrejse og for genindrejser efter mindst 12 måneder i udlandet");
            check.Add("Ordinært fuldtidsarbejde de seneste 10 år, måned for måned");
        }

        if (Is(Birth, "som-i-riget"))
        {
            uncertain.Add("born-in-the-realm");
            check.Add("Adoption eller forældrenes bopæl ved fødslen");
        }

        return Exempted((residence, work) switch
        {
            // What EU law makes of the residence requirement was not found.
            (false, _) => Is(Eu, No) ? CoverageVerdict.LikelyCovered : CoverageVerdict.MustBeAssessed,
            (_, false) => CoverageVerdict.LikelyCovered,
            (true, true) => Is(Birth, "som-i-riget") && !Is(Eu, Yes) && !WorkApplies ? CoverageVerdict.MustBeAssessed : CoverageVerdict.LikelyNot,
            _ => CoverageVerdict.MustBeAssessed,
        });

        CoverageResult Exempted(CoverageVerdict verdict)
        {
            if (Is(Special, Yes) || Is(Special, Unsure))
            {
                Step(Is(Special, Yes) ? "Borgeren er på barsel, pensionist eller over efterlønsalderen." : "Om borgeren er på barsel, pensionist eller over efterlønsalderen, vides ikke.", "pensioners", "parental-leave");
                verdict = CoverageVerdict.MustBeAssessed;
            }

            if (Is(Exempt, Yes))
            {
                Step("Kommunen har fritaget borgeren for indsatsen.", "full-exemption");
                check.Add("Afgørelsen om fritagelse: grunden og hvor længe den gælder");
            }
            else if (Is(Exempt, No))
            {
                Step("Timetal og indhold vurderes for den enkelte.", "weekly-hours", "individual-assessment", "partial-exemption");
            }

            return Done(verdict);
        }

        void Step(string text, params string[] ids) => steps.Add(new(text, ids.Select(id => rules.At(id, Day!.Value)).ToList()));

        CoverageResult Done(CoverageVerdict verdict)
        {
            // What was entered later may say the opposite of what the questions ask.
            var changed = steps.SelectMany(step => step.Rules).Distinct().Where(IsChanged).ToList();
            if (changed.Count > 0)
            {
                steps.Add(new("Reglerne for dagen er ændret, siden spørgsmålene blev skrevet. Læs dem, og vurder sagen efter dem.", changed));
                verdict = CoverageVerdict.MustBeAssessed;
            }

            if (verdict == CoverageVerdict.MustBeAssessed && !Is(Special, No))
            {
                uncertain.AddRange(["pensioners", "parental-leave"]);
            }

            return new(verdict, steps, uncertain.Distinct().Select(id => rules.At(id, Day!.Value)).ToList(), check, Is(Exempt, Yes));
        }
    }
}
