using Vejviser.Data;

namespace Vejviser.Web.Infrastructure;

/// <summary>Reads the settings that need judging before use; README.md lists them all.</summary>
internal static class Settings
{
    /// <exception cref="BadConfigurationException">A setting makes no sense.</exception>
    public static DatabaseSettings Database(IConfiguration configuration)
    {
        var name = configuration["Database:Provider"] ?? nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(name, ignoreCase: true, out var provider) || !Enum.IsDefined(provider))
        {
            throw new BadConfigurationException($"Database__Provider er »{name}«; skriv Sqlite eller Postgres.");
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
}

/// <summary>The program is configured in a way it cannot run; the message says in Danish what to change.</summary>
internal sealed class BadConfigurationException(string message) : Exception(message);
