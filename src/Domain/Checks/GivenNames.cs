namespace Vejviser.Domain.Checks;

/// <summary>Common given names in Denmark, to tell a person from a place or a company; ordinary words that are names too are left out.</summary>
internal static class GivenNames
{
    private static readonly HashSet<string> Names = new(
        """
        abdi abdullah abdul adam adnan agnes agnete ahmad ahmed aisha aksel alberte albert aleksander alex alexander alfred ali alice allan alma amal amanda amina amir anders andreas
        ane anette angelica anita anja anker ann anna annalise anne annelise annemarie annette annie anni anton arne asger ask asta astrid august aya ayse azra bashir benedicte bente bent
        benny benjamin bertil bettina betina birgit birgitte birgitta birte birthe bitten bjarke bjarne bjørn bo bodil brian britt britta bruno caroline carina carl carla carsten casper
        cathrine cecilie charlie charlotte christa christel christian christina christine christoffer christopher clara claus connie conny dagny dan daniel david dennis dina ditte dorte
        dorthe dorthea ebba ebbe edith egon ejnar elin elisa elisabeth ella ellen elly else elsebeth emil emilie emily emma emre erik erika erling ernst esben ester esther eva fadi fatima
        fatma fatme filip finn flemming frank frederik frederikke freja freddy frida frits frode gerda gert gitte gorm grete grethe gudrun gunnar gunhild gurli gustav hamza hanna hannah
        hanne hans harald harry hasan hassan heidi heine helena helene helge helle henning henny henriette henrik henry herdis herman hjalmar holger hussein hüseyin ib ibrahim ida inga
        inge ingeborg inger ingrid irena irene iris isabella ivan jack jacob jakob jamal jan jane janne janni jannie jannik jannick jasmin jean jeanette jeanne jens jeppe jesper jette
        jim jimmi jimmy johan johanna johanne john johnny jonas jonathan jonna josefine josephine julia julie julius jytte jørgen jørn kaj kamilla camilla karen karin karina karl karla
        karoline karsten kasper katarzyna katja katrine kenn kenneth kent kenny khaled kim kirsten kirstine kirsti kjeld klara klaus knud kristian kristina kristine kristoffer kurt lars
        lasse laila laura laurits lea leif leila lena lene leo leon leyla liam lilian lillian lily line linda linea linnea lis lisa lisbet lisbeth lise liselotte lissi lissy liv lone
        loni lotte louis louise lucas luna lærke mads magda magnus mahmoud maj maja malene malik malou malthe marcus maren margit margrethe maria mariam mariann marianne marie marina mark
        markus marlene martha martin mathias mathilde maya maryam mehmet merete mette mia michael michelle mie mikael mikkel mikkeline mille minna mira mogens mohamad mohamed mohammad
        mohammed mona monica monika morten muhammad murat mustafa nadia nadja nanna natasja nicklas nicolai nicolaj nicoline niels nikolaj nikoline nina nino noah noor nora nour oda olav
        ole oleksandr olena olga olivia omar oscar oskar osman otto ove palle pascal patrick paul paula peder per pernille peter petra philip pia poul preben ramadan randi rasmus
        rebecca regitze rene rené richard rikke rita robert rolf rosa ruben runa ruth sabine sabrina said salma sam samir sandra sanne sara sarah sascha sebastian selma signe sigrid
        sille silas silje simon simone sine sissel sofia sofie sofus solveig sonja sophia sophie stefan steen sten stine storm susan susanne sune svend sven svetlana søren søs tage tanja
        tariq tenna teresa theodor thea theo therese thomas thor thorkild thorvald thyra tilde tim tina tine tobias tom tommy tone tonny torben tove trine troels tue ulla ulrik ulrikke
        uffe vagn valdemar vera verner vibe vibeke victor victoria viggo viktor vilhelm villads villy viola vitus vivi vivian walid walther werner wilma winnie xenia yasin yasmin yousef
        yrsa yusuf yvonne zahra zainab zara zeynep ågot åge aage åse aase øjvind
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a word, or the first part of Anne-Mette, is a given name; Mettes is one too.</summary>
    public static bool Contains(string word)
    {
        var first = word.Split('-')[0];
        return Names.Contains(first) || (first.EndsWith('s') && Names.Contains(first.TrimEnd('s').TrimEnd('\'', '’')));
    }
}
