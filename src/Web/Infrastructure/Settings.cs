using Vejviser.Data;
using Vejviser.Data.Figures.StatBank;
using Vejviser.Web.Access.Oidc;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Infrastructure;

/// <summary>What the operator has set: read and judged once, before anything is opened or listened to. README.md lists every setting.</summary>
public sealed record Settings
{
    public required DatabaseSettings Database { get; init; }

    /// <summary>Whether a database without examples is given the ones that ship with the program (Content__Seed).</summary>
    public required bool LoadsStarterContent { get; init; }

    /// <summary>How many requests one caller has a minute (RateLimit__PerMinute); 0 for as many as they like.</summary>
    public required int RequestsPerMinute { get; init; }

    /// <summary>Whether the node renders its pages before it opens its port (Start__Warm).</summary>
    public required bool StartsWarm { get; init; }

    /// <summary>The site's public address, without a slash at its end (Site__Url); null where none is set.</summary>
    public required string? PublicAddress { get; init; }

    /// <summary>The editors' function mailbox (Site__EditorsMailbox); null where none is set.</summary>
    public required string? EditorsMailbox { get; init; }

    /// <summary>Null where no mail server is named.</summary>
    public required SmtpSettings? Mail { get; init; }

    public required OidcProviders Oidc { get; init; }

    /// <summary>Whether links are checked (Links__Check).</summary>
    public required bool ChecksLinks { get; init; }

    /// <summary>Whether a restore is rehearsed every night (Drill__Run).</summary>
    public required bool RehearsesRestores { get; init; }

    /// <summary>Whether the node fetches figures by itself (StatBank__Fetch).</summary>
    public required bool FetchesFigures { get; init; }

    public required StatBankSettings StatBank { get; init; }

    /// <summary>Whether traces, metrics and logs are sent to a collector (OTEL_EXPORTER_OTLP_ENDPOINT).</summary>
    public required bool SendsTelemetry { get; init; }

    /// <summary>Whether the proxy in front says who calls, and how (ASPNETCORE_FORWARDEDHEADERS_ENABLED).</summary>
    public required bool IsBehindProxy { get; init; }

    /// <summary>Reads all of it.</summary>
    /// <exception cref="BadConfigurationException">Something makes no sense; it tells everything that does not.</exception>
    internal static Settings Read(IConfiguration configuration, bool isDevelopment)
    {
        var reader = new SettingsReader(configuration);
        var settings = Read(reader, isDevelopment);
        return reader.Faults.Count == 0 ? settings : throw new BadConfigurationException(reader.Faults);
    }

    /// <summary>Reads all of it. With faults, what comes back is not to be used.</summary>
    internal static Settings Read(SettingsReader reader, bool isDevelopment)
    {
        var (site, start, content, limit, links, drill, statBank) =
            (reader.Section("Site"), reader.Section("Start"), reader.Section("Content"), reader.Section("RateLimit"), reader.Section("Links"), reader.Section("Drill"), reader.Section("StatBank"));
        var database = ReadDatabase(reader);
        var settings = new Settings
        {
            Database = database,
            // Where there may be other nodes, they answer meanwhile.
            StartsWarm = start.Flag("Warm", otherwise: database.Provider == DatabaseProvider.Postgres),
            LoadsStarterContent = content.Flag("Seed", otherwise: isDevelopment),
            RequestsPerMinute = limit.Number("PerMinute", 600, 0, int.MaxValue, "skriv et helt tal fra 0 og op"),
            // Pages link from the root: a site below a path would lead its readers away.
            PublicAddress = site.Address("Url", "skriv den offentlige adresse uden sti, for eksempel https://vejviser.example", address => address.AbsolutePath == "/")?.OriginalString.Trim().TrimEnd('/'),
            EditorsMailbox = site.Mailbox("EditorsMailbox", "skriv kun en mailadresse, for eksempel redaktion@vejviser.example"),
            Mail = SmtpSettings.Read(reader.Section("Mail")),
            Oidc = OidcSettings.Read(reader),
            ChecksLinks = links.Flag("Check", otherwise: !isDevelopment),
            RehearsesRestores = drill.Flag("Run", otherwise: !isDevelopment),
            FetchesFigures = statBank.Flag("Fetch", otherwise: !isDevelopment),
            StatBank = new(
                statBank.Address("Address", "skriv en adresse, for eksempel https://api.statbank.dk/v1") ?? new("https://api.statbank.dk/v1"),
                TimeSpan.FromSeconds(statBank.Number("Timeout", 30, 1, 600, "skriv et antal sekunder fra 1 til 600"))),
            SendsTelemetry = reader.Root("").Address("OTEL_EXPORTER_OTLP_ENDPOINT", "skriv samlerens adresse, for eksempel http://127.0.0.1:4317") is not null,
            IsBehindProxy = reader.Root("ASPNETCORE_").Flag("FORWARDEDHEADERS_ENABLED", otherwise: false),
        };
        foreach (var section in (SettingsSection[])[site, start, content, limit, links, drill, statBank])
        {
            section.RefuseUnknown();
        }

        // TLS ends at the proxy, unless a certificate has been set up in the framework's own way.
        JudgeAddresses(reader.Root("ASPNETCORE_"), mayEncrypt: isDevelopment || reader.Section("Kestrel").Keys.Any());
        JudgeLogging(reader);
        return settings;
    }

    private static DatabaseSettings ReadDatabase(SettingsReader reader)
    {
        var (data, database) = (reader.Section("Data"), reader.Section("Database"));
        var name = database.Text("Provider") ?? nameof(DatabaseProvider.Sqlite);
        var isProvider = Enum.GetNames<DatabaseProvider>().Contains(name, StringComparer.OrdinalIgnoreCase);
        var settings = new DatabaseSettings
        {
            Directory = Path.GetFullPath(data.Text("Directory") ?? "data", Environment.CurrentDirectory),
            Provider = isProvider ? Enum.Parse<DatabaseProvider>(name, ignoreCase: true) : DatabaseProvider.Sqlite,
            // Other programs may have connection strings too.
            ConnectionString = reader.Section("ConnectionStrings").Verbatim("Vejviser"),
        };
        if (!isProvider)
        {
            database.Wrong("Provider", name, "skriv Sqlite eller Postgres");
        }
        else if (settings.Fault() is { } fault)
        {
            database.Wrong(fault);
        }

        data.RefuseUnknown();
        database.RefuseUnknown();
        return settings;
    }

    // Kestrel finds these out when the database has been opened, and ends with an exception.
    private static void JudgeAddresses(SettingsSection host, bool mayEncrypt)
    {
        foreach (var address in host.Text("URLS")?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
        {
            if (!CanListen(address))
            {
                host.Wrong("URLS", address, "skriv http, vært og port, for eksempel http://127.0.0.1:5001");
            }
        }

        bool CanListen(string address)
        {
            try
            {
                // Port 0 is any free one, which localhost, being two addresses, cannot have.
                return BindingAddress.Parse(address) is { PathBase: "", Port: >= 0 and <= 65_535 } one
                    && (one.Scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || (mayEncrypt && one.Scheme.Equals("https", StringComparison.OrdinalIgnoreCase)))
                    && !(one.Port == 0 && one.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase));
            }
            catch (FormatException)
            {
                return false;
            }
        }
    }

    // The framework's own section: only the values it cannot read, or passes over in silence, are told.
    private static void JudgeLogging(SettingsReader reader)
    {
        var console = reader.Section("Logging:Console");
        if (console.Text("FormatterName") is { } formatter && formatter.ToLowerInvariant() is not ("simple" or "json" or "systemd"))
        {
            console.Wrong("FormatterName", formatter, "skriv simple, json eller systemd");
        }

        foreach (var levels in (SettingsSection[])[reader.Section("Logging:LogLevel"), reader.Section("Logging:Console:LogLevel")])
        {
            foreach (var category in levels.Keys)
            {
                if (levels.Text(category) is { } level && !Enum.TryParse<LogLevel>(level, ignoreCase: true, out _))
                {
                    levels.Wrong(category, level, $"skriv {string.Join(", ", Enum.GetNames<LogLevel>()[..^1])} eller {Enum.GetNames<LogLevel>()[^1]}");
                }
            }
        }
    }
}

/// <summary>The program is configured in a way it cannot run.</summary>
internal sealed class BadConfigurationException(IReadOnlyList<string> faults) : Exception(string.Join('\n', faults))
{
    /// <summary>Everything that is wrong: one Danish sentence each, which says what to write.</summary>
    public IReadOnlyList<string> Faults => faults;
}
