namespace Vejviser.Domain.Search;

/// <summary>Danish function words: they carry no topic, and in a query they would only cost time.</summary>
public static class StopWords
{
    private static readonly HashSet<string> Words = new(
        """
        ad af alle alt anden at blev blive bliver da de dem den denne der deres det dette dig din disse dog du efter eller en end er et
        for fordi fra før ham han hans har have havde hende hendes her hos hun hvad hvem hver hvilken hvilke hvis hvor hvordan hvorfor
        i ikke ind ingen ja jeg jer jo kan kunne kun lige lav man mange med meget men mere mig min mine mit mod ned nej noget nogle nogen
        nu når og også om op os over på sig sin sine sit skal skulle som sådan så samt til ud under ved vi vil ville vores vor være været
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    /// <summary>Whether a folded word is a function word.</summary>
    public static bool Contains(string folded) => Words.Contains(folded);
}
