using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Deploy;

/// <summary>deploy/alerts names metrics that the program has, and labels that Prometheus gives them: a rule about anything else never fires.</summary>
public sealed partial class AlertRulesTests
{
    // As Prometheus names what comes over OTLP: service.name is job, service.instance.id is instance (OpenTelemetry's compatibility specification).
    private static readonly string[] Labels = ["job", "instance", "le", "http_response_status_code"];

    private static readonly string[] OfTheProbe = ["probe_success"];

    [Fact]
    public async Task Every_metric_and_label_of_the_rules_is_one_that_there_is()
    {
        ConcurrentBag<Instrument> instruments = [];
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => instruments.Add(instrument) };
        listener.Start();
        await using var site = await TestSite.StartAsync(seed: false, settings: ["--OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"]);
        using (await site.GetAsync("/om"))
        {
        }

        var known = instruments.SelectMany(Names).Concat(OfTheProbe).ToHashSet(StringComparer.Ordinal);
        var rules = File.ReadAllLines(Path.Combine(SourceTree.Root, "deploy", "alerts", "vejviser.yml")).Where(line => line.TrimStart().StartsWith("expr:", StringComparison.Ordinal)).Select(line => line.TrimStart()[5..]).ToList();

        Assert.True(rules.Count >= 9, "rules");
        foreach (var rule in rules)
        {
            var metrics = Metric().Matches(rule).Select(match => match.Value).ToList();
            Assert.NotEmpty(metrics);
            Assert.All(metrics, metric => Assert.True(known.Contains(metric), $"{metric} in {rule}"));
            Assert.All(Label().Matches(rule).SelectMany(match => match.Groups[1].Value.Split(',')), label => Assert.Contains(label.Split(['=', '!', '~'])[0].Trim(), Labels));
        }
    }

    private static IEnumerable<string> Names(Instrument instrument)
    {
        var unit = instrument.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };
        var name = instrument.Name.Replace('.', '_') + unit;
        return instrument is Histogram<double> ? [$"{name}_bucket", $"{name}_count", $"{name}_sum"] : [name];
    }

    [GeneratedRegex("(?:probe|http|vejviser|dotnet)_[a-z_]+(?![a-z_]*=)")]
    private static partial Regex Metric();

    // Within braces, and after "by".
    [GeneratedRegex(@"(?:\{|by \()([^})]+)[})]")]
    private static partial Regex Label();
}
