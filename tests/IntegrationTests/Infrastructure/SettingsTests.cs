using System.Text.RegularExpressions;
using Vejviser.Data;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Infrastructure;

namespace Vejviser.IntegrationTests.Infrastructure;

/// <summary>Every setting's rule. Those of mail and of a municipality's own login have tests of their own.</summary>
public sealed partial class SettingsTests
{
    private const string Secret = "hemmelig";

    [Fact]
    public void Nothing_set_is_a_site_on_SQLite_that_does_what_a_node_does_by_itself()
    {
        var settings = TestSettings.Read();

        Assert.Equal((DatabaseProvider.Sqlite, null, Path.GetFullPath("data")), (settings.Database.Provider, settings.Database.ConnectionString, settings.Database.Directory));
        Assert.Equal((false, 600, null, null, null), (settings.LoadsStarterContent, settings.RequestsPerMinute, settings.PublicAddress, settings.EditorsMailbox, settings.Mail));
        Assert.Equal((true, true, true, false, false, false), (settings.ChecksLinks, settings.RehearsesRestores, settings.FetchesFigures, settings.SendsTelemetry, settings.IsBehindProxy, settings.StartsWarm));
        Assert.Equal(("https://api.statbank.dk/v1", 30), (settings.StatBank.Address.AbsoluteUri, settings.StatBank.Patience.TotalSeconds));
        Assert.Empty(settings.Oidc.All);
    }

    [Fact]
    public void Development_loads_examples_and_calls_nobody()
    {
        var settings = Settings.Read(TestSettings.Configuration([]), isDevelopment: true);

        Assert.Equal((true, false, false, false), (settings.LoadsStarterContent, settings.ChecksLinks, settings.RehearsesRestores, settings.FetchesFigures));
    }

    [Fact]
    public void On_PostgreSQL_other_nodes_answer_while_one_gets_warm() =>
        Assert.True(TestSettings.Read(("Database:Provider", "postgres"), ("ConnectionStrings:Vejviser", "Host=db;Database=vejviser")).StartsWarm);

    [Fact]
    public void Every_setting_is_read()
    {
        var settings = TestSettings.Read(
            ("Data:Directory", " /var/lib/vejviser "), ("Database:Provider", "postgres"), ("ConnectionStrings:Vejviser", "Host=db;Database=vejviser;Username=vejviser;Password=\"med ; i\""),
            ("Content:Seed", "True"), ("RateLimit:PerMinute", "0"), ("Site:Url", "https://vejviser.example/"), ("Site:EditorsMailbox", "redaktion@vejviser.example"),
            ("Mail:Host", "mail.example"), ("Mail:From", "vejviser@vejviser.example"), ("Links:Check", "false"), ("Drill:Run", "false"), ("StatBank:Fetch", "false"), ("Start:Warm", "false"),
            ("StatBank:Address", "http://127.0.0.1:9/v1"), ("StatBank:Timeout", "600"), ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4317"), ("FORWARDEDHEADERS_ENABLED", "true"),
            ("Oidc:aarhus:Authority", "https://login.example"), ("Oidc:aarhus:ClientId", "vejviser"), ("Oidc:aarhus:Title", "Aarhus Kommune"), ("Oidc:aarhus:Domains:0", "aarhus.dk"));

        Assert.Equal((DatabaseProvider.Postgres, "/var/lib/vejviser"), (settings.Database.Provider, settings.Database.Directory));
        Assert.EndsWith("\"med ; i\"", settings.Database.ConnectionString, StringComparison.Ordinal);
        Assert.Equal((true, 0, "https://vejviser.example", "redaktion@vejviser.example", "mail.example"), (settings.LoadsStarterContent, settings.RequestsPerMinute, settings.PublicAddress, settings.EditorsMailbox, settings.Mail?.Host));
        Assert.Equal((false, false, false, true, true, false), (settings.ChecksLinks, settings.RehearsesRestores, settings.FetchesFigures, settings.SendsTelemetry, settings.IsBehindProxy, settings.StartsWarm));
        Assert.Equal(("http://127.0.0.1:9/v1", 600, "aarhus"), (settings.StatBank.Address.AbsoluteUri, settings.StatBank.Patience.TotalSeconds, settings.Oidc.All.Single().Name));
    }

    [Theory]
    [InlineData("Database:Provider", "Oracle", "Database__Provider er »Oracle«; skriv Sqlite eller Postgres.")]
    [InlineData("Database:Provider", "1", "Database__Provider er »1«; skriv Sqlite eller Postgres.")]
    [InlineData("Database:Provider", "Postgres", "Database__Provider er Postgres, men ConnectionStrings__Vejviser mangler; skriv for eksempel Host=localhost;Database=vejviser;Username=vejviser.")]
    [InlineData("ConnectionStrings:Vejviser", "Host=db;Database=vejviser", "ConnectionStrings__Vejviser er til PostgreSQL, men Database__Provider er Sqlite; skriv Database__Provider=Postgres.")]
    [InlineData("ConnectionStrings:Vejviser", "Foreign Keys=True", "ConnectionStrings__Vejviser kan ikke læses: den nævner ingen fil. Skriv for eksempel Data Source=vejviser.db.")]
    [InlineData("ConnectionStrings:Vejviser", "Data Source=:memory:", "ConnectionStrings__Vejviser kan ikke læses: den nævner ingen fil. Skriv for eksempel Data Source=vejviser.db.")]
    [InlineData("Content:Seed", "måske", "Content__Seed er »måske«; skriv true eller false.")]
    [InlineData("RateLimit:PerMinute", "mange", "RateLimit__PerMinute er »mange«; skriv et helt tal fra 0 og op.")]
    [InlineData("RateLimit:PerMinute", "-1", "RateLimit__PerMinute er »-1«; skriv et helt tal fra 0 og op.")]
    [InlineData("Site:Url", "vejviser.example", "Site__Url er »vejviser.example«; skriv den offentlige adresse uden sti, for eksempel https://vejviser.example.")]
    [InlineData("Site:Url", "https://kommune.example/vejviser", "Site__Url er »https://kommune.example/vejviser«; skriv den offentlige adresse uden sti, for eksempel https://vejviser.example.")]
    [InlineData("Site:Url", "https://vejviser.example?x=1", "Site__Url er »https://vejviser.example?x=1«; skriv den offentlige adresse uden sti, for eksempel https://vejviser.example.")]
    [InlineData("Site:EditorsMailbox", "redaktionen", "Site__EditorsMailbox er »redaktionen«; skriv kun en mailadresse, for eksempel redaktion@vejviser.example.")]
    [InlineData("Start:Warm", "varm", "Start__Warm er »varm«; skriv true eller false.")]
    [InlineData("Links:Check", "nej", "Links__Check er »nej«; skriv true eller false.")]
    [InlineData("Drill:Run", "0", "Drill__Run er »0«; skriv true eller false.")]
    [InlineData("StatBank:Fetch", "ja", "StatBank__Fetch er »ja«; skriv true eller false.")]
    [InlineData("StatBank:Address", "statbank", "StatBank__Address er »statbank«; skriv en adresse, for eksempel https://api.statbank.dk/v1.")]
    [InlineData("StatBank:Timeout", "0", "StatBank__Timeout er »0«; skriv et antal sekunder fra 1 til 600.")]
    [InlineData("StatBank:Timeout", "601", "StatBank__Timeout er »601«; skriv et antal sekunder fra 1 til 600.")]
    [InlineData("Mail:Port", "mange", "Mail__Port er »mange«; skriv et helt tal fra 1 til 65535.")]
    [InlineData("Oidc:Århus:Authority", "https://login.example", "Oidc__Århus er ikke et navn, der kan bruges; skriv højst 50 små bogstaver a–z, cifre og bindestreger.", "Oidc:Århus:ClientId", "x", "Oidc:Århus:Title", "x", "Oidc:Århus:Domains:0", "aarhus.dk")]
    [InlineData("Oidc:aarhus:Domains", "aarhus.dk", "Oidc__aarhus__Domains er en liste; skriv den første værdi i Oidc__aarhus__Domains__0.", "Oidc:aarhus:ClientId", "x", "Oidc:aarhus:Title", "x", "Oidc:aarhus:Authority", "https://login.example", "Oidc:aarhus:Domains:0", "aarhus.dk")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "127.0.0.1:4317", "OTEL_EXPORTER_OTLP_ENDPOINT er »127.0.0.1:4317«; skriv samlerens adresse, for eksempel http://127.0.0.1:4317.")]
    [InlineData("FORWARDEDHEADERS_ENABLED", "1", "ASPNETCORE_FORWARDEDHEADERS_ENABLED er »1«; skriv true eller false.")]
    [InlineData("urls", "127.0.0.1:5001", "ASPNETCORE_URLS er »127.0.0.1:5001«; skriv http, vært og port, for eksempel http://127.0.0.1:5001.")]
    [InlineData("urls", "http://127.0.0.1:5001;http://127.0.0.1:70000", "ASPNETCORE_URLS er »http://127.0.0.1:70000«; skriv http, vært og port, for eksempel http://127.0.0.1:5001.")]
    [InlineData("urls", "http://127.0.0.1:5001/vejviser", "ASPNETCORE_URLS er »http://127.0.0.1:5001/vejviser«; skriv http, vært og port, for eksempel http://127.0.0.1:5001.")]
    [InlineData("urls", "http://localhost:0", "ASPNETCORE_URLS er »http://localhost:0«; skriv http, vært og port, for eksempel http://127.0.0.1:5001.")]
    [InlineData("urls", "https://127.0.0.1:5001", "ASPNETCORE_URLS er »https://127.0.0.1:5001«; skriv http, vært og port, for eksempel http://127.0.0.1:5001.")]
    [InlineData("Logging:LogLevel:Default", "Verbose", "Logging__LogLevel__Default er »Verbose«; skriv Trace, Debug, Information, Warning, Error, Critical eller None.")]
    [InlineData("Logging:Console:LogLevel:Vejviser.Web", "Alt", "Logging__Console__LogLevel__Vejviser.Web er »Alt«; skriv Trace, Debug, Information, Warning, Error, Critical eller None.")]
    [InlineData("Logging:Console:FormatterName", "xml", "Logging__Console__FormatterName er »xml«; skriv simple, json eller systemd.")]
    public void Setting_that_makes_no_sense_is_one_sentence_that_says_what_to_write(string key, string value, string sentence, params string[] others) =>
        Assert.Equal([sentence], Faults([(key, value), .. others.Chunk(2).Select(pair => (pair[0], pair[1]))]));

    [Theory]
    [InlineData("Data:Diretory", "Data__Diretory er ikke en indstilling; den mulige er Directory.")]
    [InlineData("Database:Provder", "Database__Provder er ikke en indstilling; den mulige er Provider.")]
    [InlineData("Content:Sed", "Content__Sed er ikke en indstilling; den mulige er Seed.")]
    [InlineData("RateLimit:PerSecond", "RateLimit__PerSecond er ikke en indstilling; den mulige er PerMinute.")]
    [InlineData("Site:Uri", "Site__Uri er ikke en indstilling; de mulige er Url, EditorsMailbox.")]
    [InlineData("Mail:Prot", "Mail__Prot er ikke en indstilling; de mulige er Host, User, Password, From, FromName, Port, StartTls.")]
    [InlineData("Start:Warn", "Start__Warn er ikke en indstilling; den mulige er Warm.")]
    [InlineData("Links:Chek", "Links__Chek er ikke en indstilling; den mulige er Check.")]
    [InlineData("Drill:Runs", "Drill__Runs er ikke en indstilling; den mulige er Run.")]
    [InlineData("StatBank:Adress", "StatBank__Adress er ikke en indstilling; de mulige er Fetch, Address, Timeout.")]
    [InlineData("Site:Url:0", "Site__Url__0 er ikke en indstilling; skriv Site__Url.")]
    public void Name_that_does_not_exist_is_a_fault_since_it_may_be_a_safeguard_misspelt(string key, string sentence) => Assert.Equal([sentence], Faults([(key, "1")]));

    [Fact]
    public void What_belongs_to_others_is_no_fault() => Assert.Empty(Faults(
    [
        ("MAIL", "/var/mail/root"), ("SITE", "x"), ("DATA", "x"), ("Content", "x"), ("PATH", "/usr/bin"), ("Mial:Host", "x"), ("ConnectionStrings:Andre", "x"), ("ConnectionStrings:Vejviser_ProviderName", "x"),
        ("OTEL_SERVICE_NAME", "x"), ("Logging:Seq:Url", "x"), ("Kestrel:Limits:MaxConcurrentConnections", "100"), ("AllowedHosts", "vejviser.example"), ("HTTP_PORTS", "8080"),
    ]));

    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://*:5001;http://[::1]:5001")]
    [InlineData("http://localhost:5080/")]
    [InlineData("HTTP://localhost")]
    public void Addresses_to_listen_on_may_be_written_as_the_framework_allows(string urls) => Assert.Empty(Faults([("urls", urls)]));

    [Fact]
    public void Address_to_listen_on_may_be_https_where_there_is_a_certificate() =>
        Assert.Empty(Faults([("urls", "https://127.0.0.1:5001"), ("Kestrel:Certificates:Default:Path", "vejviser.pfx")]));

    [Theory]
    [InlineData("Postgres", "vrøvl", "Format of the initialization string")]
    [InlineData("Postgres", "Database=vejviser", "Host mangler")]
    [InlineData("Postgres", "Host=", "Host mangler")]
    [InlineData("Postgres", "Password=hemmelig;Database=vejviser", "Host mangler")]
    [InlineData("Postgres", "Host=db;Usrname=vejviser;Password=hemmelig", "usrname")]
    [InlineData("Postgres", "Host=db;Port=mange;Password=hemmelig", "Port")]
    [InlineData("Postgres", "Host=db;Password=kort;hemmelig=lang", "fra adgangskoden og frem")]
    [InlineData("Postgres", "Host=db;Pwd=kort;hemmelig", "fra adgangskoden og frem")]
    [InlineData("Postgres", "Host=db;Password=hemmelig;Minimum Pool Size=5;Maximum Pool Size=1", "Pool Size")]
    [InlineData("Sqlite", "vrøvl", "Format of the initialization string")]
    [InlineData("Sqlite", "Data Source=vejviser.db;Mode=Sideways", "Sideways")]
    [InlineData("Sqlite", "Data Source=vejviser.db;Foreign Keys=ja", "")]
    [InlineData("Sqlite", "Data Source=vejviser.db;Default Timeout=99999999999", "")]
    [InlineData("Postgres", "Host=db;Port=99999999999", "Port")]
    [InlineData("Sqlite", "Data Source=vejviser.db;Password=kort;hemmelig=lang", "fra adgangskoden og frem")]
    public void Connection_string_that_cannot_be_used_is_told_without_its_password(string provider, string text, string reason)
    {
        var fault = Assert.Single(Faults([("Database:Provider", provider), ("ConnectionStrings:Vejviser", text)]));

        Assert.StartsWith("ConnectionStrings__Vejviser kan ikke læses: ", fault, StringComparison.Ordinal);
        Assert.Contains(reason, fault, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith(provider == "Sqlite" ? "Skriv for eksempel Data Source=vejviser.db." : "Skriv for eksempel Host=localhost;Database=vejviser;Username=vejviser.", fault, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_and_no_secret_with_it()
    {
        (string, string?)[] settings =
        [
            ("Site:Url", "https://vejviser:hemmelig@vejviser.example"), ("StatBank:Address", "ftp://x:hemmelig@statbank.example"), ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://x:hemmelig@127.0.0.1:4317"),
            ("Mail:Host", "x:hemmelig@mail.example"), ("Mail:Password", "hemmelig"), ("Mail:From", "vejviser@vejviser.example"),
            ("Oidc:a:Authority", "https://x:hemmelig@login.example"), ("Oidc:a:ClientSecret", "hemmelig"), ("Oidc:a:ClientId", "x"), ("Oidc:a:Title", "x"), ("Oidc:a:Domains:0", "aarhus.dk"),
            ("Database:Provider", "Postgres"), ("ConnectionStrings:Vejviser", "Password=hemmelig"),
        ];

        var faults = Faults(settings);

        Assert.Equal(
            ["ConnectionStrings__Vejviser", "Site__Url", "Mail__Host", "Mail__User", "Oidc__a__Authority", "StatBank__Address", "OTEL_EXPORTER_OTLP_ENDPOINT"],
            faults.Select(fault => fault.Split(' ')[0]));
        Assert.All(faults, fault => Assert.DoesNotContain(Secret, fault, StringComparison.Ordinal));
        Assert.Equal(faults, Assert.Throws<BadConfigurationException>(() => TestSettings.Read(settings)).Faults);
    }

    [Fact]
    public void Value_over_several_lines_is_told_on_one() => Assert.Equal(["RateLimit__PerMinute er »1 2«; skriv et helt tal fra 0 og op."], Faults([("RateLimit:PerMinute", "1\n2")]));

    /// <summary>A setting stands in the first column of a table of README.md, operations.md or integrations.md, and nothing else that looks like one does.</summary>
    [Fact]
    public void Documented_settings_are_those_there_are()
    {
        var reader = new SettingsReader(TestSettings.Configuration([("Oidc:{name}:Title", "x"), ("Logging:LogLevel:Default", "Information")]));
        Settings.Read(reader, isDevelopment: false);
        // The table of a login writes only the end of each name.
        var login = FirstCells("docs/integrations.md").SkipWhile(cell => cell != "`Oidc__{name}__…`").Skip(1).SelectMany(Names).Select(name => $"…__{name}");
        var documented = FirstCells("README.md").Concat(FirstCells("docs/operations.md")).SelectMany(Names).Concat(login)
            .Select(name => ItemOfList().Replace(name.Replace("…__", "Oidc__{name}__", StringComparison.Ordinal), ""))
            .Where(name => Setting().IsMatch(name))
            .ToHashSet();

        // Which environment it is, is known before any setting is read.
        Assert.Equal(reader.Names.Append("ASPNETCORE_ENVIRONMENT").Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    private static List<string> Faults(IEnumerable<(string Key, string? Value)> settings)
    {
        var reader = new SettingsReader(TestSettings.Configuration(settings));
        Settings.Read(reader, isDevelopment: false);
        return reader.Faults;
    }

    private static IEnumerable<string> FirstCells(string file) =>
        File.ReadLines(Path.Combine(SourceTree.Root, file)).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|')[1].Trim());

    private static IEnumerable<string> Names(string cell) => Code().Matches(cell).Select(match => match.Groups[1].Value);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("(__\\{role\\})?__0$")]
    private static partial Regex ItemOfList();

    [GeneratedRegex("^([A-Z][A-Za-z]+__|OTEL_|ASPNETCORE_)")]
    private static partial Regex Setting();
}
