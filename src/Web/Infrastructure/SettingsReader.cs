using System.Globalization;
using System.Net.Mail;
using Vejviser.Domain;

namespace Vejviser.Web.Infrastructure;

/// <summary>Hands out the sections of the configuration, and collects what is wrong in them: one Danish sentence each.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    /// <summary>What is wrong, in the order in which it was read.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Every setting that was asked for, as an environment variable.</summary>
    public SortedSet<string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>A section, such as "Mail"; what belongs to a list within has its path: "Oidc:aarhus".</summary>
    public SettingsSection Section(string key) => new(configuration.GetSection(key), $"{key.Replace(":", "__", StringComparison.Ordinal)}__", this);

    /// <summary>Settings without a section, whose environment variables begin with something.</summary>
    public SettingsSection Root(string prefix) => new(configuration, prefix, this);
}

/// <summary>Reads the settings of one section. What has been asked for is known; what has not is a fault when <see cref="RefuseUnknown"/> is called. Blank is the same as not set.</summary>
internal sealed class SettingsSection(IConfiguration section, string prefix, SettingsReader reader)
{
    private readonly Dictionary<string, bool> isList = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names within.</summary>
    public IEnumerable<string> Keys => section.GetChildren().Select(child => child.Key);

    /// <summary>A setting as the operator writes it: "Mail__Port".</summary>
    public string Variable(string name) => prefix + name;

    /// <summary>A text without blanks around it; null where it is not set.</summary>
    public string? Text(string name) => Verbatim(name)?.Trim();

    /// <summary>A text with every blank it has, such as a password; null where it is not set.</summary>
    public string? Verbatim(string name)
    {
        Know(name, list: false);
        return section[name] is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
    }

    /// <summary>A text that must be there; empty, and a fault, where it is not.</summary>
    public string Required(string name, string advice)
    {
        if (Text(name) is { } text)
        {
            return text;
        }

        reader.Faults.Add($"{Variable(name)} mangler; {advice}.");
        return "";
    }

    /// <summary>True or false.</summary>
    public bool Flag(string name, bool otherwise)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        if (bool.TryParse(text, out var flag))
        {
            return flag;
        }

        Wrong(name, text, "skriv true eller false");
        return otherwise;
    }

    /// <summary>A whole number, both limits included.</summary>
    public int Number(string name, int otherwise, int least, int most, string advice)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Wrong(name, text, advice);
        return otherwise;
    }

    /// <summary>An address on the web without query, fragment, user or password; null where it is none, or not set.</summary>
    public Uri? Address(string name, string advice, Func<Uri, bool>? isGood = null)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "https" or "http", Host.Length: > 0, Query: "", Fragment: "", UserInfo: "" } && isGood?.Invoke(address) != false)
        {
            return address;
        }

        Wrong(name, text, advice);
        return null;
    }

    /// <summary>A mail address and nothing else; null where it is none, or not set.</summary>
    public string? Mailbox(string name, string advice)
    {
        if (Text(name) is not { } text || (MailAddress.TryCreate(text, out var address) && address.Address == text))
        {
            return Text(name);
        }

        reader.Faults.Add($"{Variable(name)} er {Shown(text)}; {advice}.");
        return null;
    }

    /// <summary>The values {name}__0, {name}__1 and so on.</summary>
    public List<string> List(string name)
    {
        Know(name, list: true);
        return Values(section.GetSection(name));
    }

    /// <summary>Lists by name: {name}__{key}__0 and so on.</summary>
    public List<(string Key, List<string> Values)> Lists(string name)
    {
        Know(name, list: true);
        return section.GetSection(name).GetChildren().Select(list => (list.Key, Values(list))).ToList();
    }

    /// <summary>A value that cannot be used. One with @ may hold a password, and is not repeated.</summary>
    public void Wrong(string name, string value, string advice) =>
        reader.Faults.Add(value.Contains('@') ? $"{Variable(name)} kan ikke bruges; {advice}." : $"{Variable(name)} er {Shown(value)}; {advice}.");

    /// <summary>Something else that is wrong, as a whole sentence.</summary>
    public void Wrong(string sentence) => reader.Faults.Add(sentence);

    /// <summary>What nobody has asked for is a fault: it may be a safeguard misspelt.</summary>
    public void RefuseUnknown()
    {
        foreach (var child in section.GetChildren())
        {
            var name = Variable(child.Key);
            if (!isList.TryGetValue(child.Key, out var list))
            {
                reader.Faults.Add($"{name} er ikke en indstilling; {(isList.Count == 1 ? "den mulige er" : "de mulige er")} {string.Join(", ", isList.Keys)}.");
            }
            else if (list && !string.IsNullOrWhiteSpace(child.Value))
            {
                reader.Faults.Add($"{name} er en liste; skriv den første værdi i {name}__0.");
            }
            else if (!list && child.GetChildren().FirstOrDefault() is { } below)
            {
                reader.Faults.Add($"{name}__{below.Key} er ikke en indstilling; skriv {name}.");
            }
        }
    }

    private void Know(string name, bool list)
    {
        isList[name] = list;
        reader.Names.Add(Variable(name));
    }

    private static List<string> Values(IConfiguration list) => list.GetChildren().Select(child => child.Value?.Trim()).OfType<string>().Where(value => value.Length > 0).ToList();

    private static string Shown(string value) => Danish.Quoted(value.ReplaceLineEndings(" "));
}
