namespace Vejviser.Bench.SearchQuality;

/// <summary>How good answers are: the mean over some queries.</summary>
/// <param name="Gain">nDCG@10: the gain of a case is 2^grade − 1, less the further down it stands, against the best order there is.</param>
/// <param name="Recall">The share of the relevant cases that are among the first ten.</param>
/// <param name="Reciprocal">One over the place of the first case graded 2 or 3; 0 where none is found.</param>
/// <param name="Empty">The share of queries that found nothing.</param>
internal sealed record Judgement(double Gain, double Recall, double Reciprocal, double Empty)
{
    private const int Looked = 10;

    /// <summary>Judges one answer, best case first.</summary>
    public static Judgement Of(GoldenQuery query, IReadOnlyList<string> found)
    {
        var grades = found.Select(id => query.Relevant.GetValueOrDefault(id)).ToList();
        var first = grades.FindIndex(grade => grade >= 2);
        return new(
            Discounted(grades) / Discounted(query.Relevant.Values.OrderDescending()),
            (double)grades.Take(Looked).Count(grade => grade >= 1) / query.Relevant.Count,
            first < 0 ? 0 : 1.0 / (first + 1),
            found.Count == 0 ? 1 : 0);
    }

    public static Judgement Mean(IReadOnlyCollection<Judgement> all) => new(
        all.Average(one => one.Gain), all.Average(one => one.Recall), all.Average(one => one.Reciprocal), all.Average(one => one.Empty));

    private static double Discounted(IEnumerable<int> grades) =>
        grades.Take(Looked).Select((grade, place) => (Math.Pow(2, grade) - 1) / Math.Log2(place + 2)).Sum();
}
