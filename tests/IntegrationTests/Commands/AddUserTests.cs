using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Commands;

/// <summary>The verb that makes accounts.</summary>
public sealed class AddUserTests : IDisposable
{
    private readonly OperatorProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task Account_is_made_and_a_second_call_changes_its_role()
    {
        var first = await program.RunAsync("users", "add", "Chef@Kommune.example", "--role", "contributor", "--municipality", "0851");
        var second = await program.RunAsync("users", "add", "--role", "administrator", "chef@kommune.example");

        Assert.Equal((0, "chef@kommune.example er nu bidragyder."), (first.ExitCode, first.Output.Trim()));
        Assert.Equal((0, "chef@kommune.example er nu administrator og var bidragyder før."), (second.ExitCode, second.Output.Trim()));
    }

    [Theory]
    [InlineData("chef", "editor", null, "»chef« er ikke en mailadresse")]
    [InlineData("chef@kommune.example", "konge", null, "Rollen »konge« findes ikke")]
    [InlineData("chef@kommune.example", "contributor", "9999", "Kommunekoden »9999« findes ikke")]
    [InlineData("chef@kommune.example", "municipality-contact", null, "En kommunekontakt hører til en kommune")]
    public async Task Bad_input_is_told_in_a_sentence(string email, string role, string? municipality, string reason)
    {
        var answer = await program.RunAsync(["users", "add", email, "--role", role, .. municipality is null ? Array.Empty<string>() : ["--municipality", municipality]]);

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.Contains(reason, Assert.Single(answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Theory]
    [InlineData("users", "add", "chef@kommune.example")]
    [InlineData("users", "add", "--role", "editor")]
    [InlineData("users", "add", "chef@kommune.example", "--role")]
    [InlineData("users", "add", "chef@kommune.example", "--role", "editor", "--farve", "blå")]
    public async Task Bad_usage_is_told(params string[] args)
    {
        var answer = await program.RunAsync(args);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("Brug: vejviser users add", answer.Error);
    }
}
