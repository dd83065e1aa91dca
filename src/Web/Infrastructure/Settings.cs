using System.Globalization;
using Vejviser.Data;
using Vejviser.Data.Figures.StatBank;
using Vejviser.Domain;

namespace Vejviser.Web.Infrastructure;

/// <summary>Reads the settings that need judging before use; README.md lists them all.</summary>
internal static class Settings
{
    private const int MostSeconds = 600;

    /// <summary>A setting that is true or false.</summary>
    /// <exception cref="BadConfigurationException">It is something else.</exception>
    public static bool Flag(IConfiguration configuration, string key, bool otherwise) =>
        configuration[key] is not { Length: > 0 } text ? otherwise
        : bool.TryParse(text, out var flag) ? flag
        : throw new BadConfigurationException($"{Variable(key)} er {Danish.Quoted(text)}; skriv true eller false.");

    /// <summary>A setting that is a whole number from 0.</summary>
    /// <exception cref="BadConfigurationException">It is something else.</exception>
    public static int Number(IConfiguration configuration, string key, int otherwise) =>
        configuration[key] is not { Length: > 0 } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new BadConfigurationException($"{Variable(key)} er {Danish.Quoted(text)}; skriv et helt tal fra 0 og op.");

    /// <exception cref="BadConfigurationException">A setting makes no sense.</exception>
    public static DatabaseSettings Database(IConfiguration configuration)
    {
        var name = configuration["Database:Provider"] ?? nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(name, ignoreCase: true, out var provider) || !Enum.IsDefined(provider))
        {
            throw new BadConfigurationException($"Database__Provider er {Danish.Quoted(name)}; skriv Sqlite eller Postgres.");
        }

        var connectionString = configuration.GetConnectionString("Vejviser");
        if (provider == DatabaseProvider.Postgres && string.IsNullOrWhiteSpace(connectionString))
        {
            throw new BadConfigurationException("Database__Provider er Postgres, men ConnectionStrings__Vejviser mangler; skriv for eksempel Host=localhost;Database=vejviser;Username=vejviser.");
        }

        return new DatabaseSettings
        {
            Directory = Path.GetFullPath(configuration["Data:Directory"] ?? "data", Environment.CurrentDirectory),
            Provider = provider,
            ConnectionString = string.IsNullOrWhiteSpace(connectionString) ? null : connectionString,
        };
    }

    /// <exception cref="BadConfigurationException">A setting makes no sense.</exception>
    public static StatBankSettings StatBank(IConfiguration configuration)
    {
        var text = configuration["StatBank:Address"] is { Length: > 0 } given ? given : "https://api.statbank.dk/v1";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
        {
            throw new BadConfigurationException($"StatBank__Address er {Danish.Quoted(text)}; skriv en adresse, for eksempel https://api.statbank.dk/v1.");
        }

        var seconds = Number(configuration, "StatBank:Timeout", otherwise: 30);
        return seconds is > 0 and <= MostSeconds ? new(address, TimeSpan.FromSeconds(seconds)) : throw new BadConfigurationException($"StatBank__Timeout er {Danish.Quoted(seconds.ToString(Danish.Culture))}; skriv et antal sekunder fra 1 til {Danish.Number(MostSeconds)}.");
    }

    private static string Variable(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}

/// <summary>The program is configured in a way it cannot run; the message says in Danish what to change.</summary>
internal sealed class BadConfigurationException(string message) : Exception(message);
