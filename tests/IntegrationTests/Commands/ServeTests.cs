using System.Net;
using System.Net.Sockets;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Commands;

/// <summary>What an operator meets when the website cannot start.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly OperatorProgram program = new();

    [Theory]
    [InlineData("Host=")]
    [InlineData("vrøvl")]
    public async Task Connection_string_that_is_none_is_told_in_a_sentence(string connectionString)
    {
        program.Settings["Database__Provider"] = "Postgres";
        program.Settings["ConnectionStrings__Vejviser"] = connectionString;

        var answer = await program.RunAsync("reindex");

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith("ConnectionStrings__Vejviser kan ikke læses", Assert.Single(answer.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Postgres_that_refuses_is_told_in_a_sentence()
    {
        var answer = await WithServerAsync("127.0.0.1:1");

        Assert.Contains("Kan ikke bruge PostgreSQL på 127.0.0.1:1", answer);
    }

    /// <summary>The contract says 10 seconds; one attempt of 5 seconds keeps it, a second attempt would not.</summary>
    [Fact]
    public async Task Postgres_that_never_answers_is_asked_once_and_given_up()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();

        var answer = await WithServerAsync(silent.LocalEndpoint.ToString()!);

        Assert.Contains("Kan ikke bruge PostgreSQL", answer);
        using var attempt = await silent.AcceptTcpClientAsync();
        Assert.False(silent.Pending());
    }

    [Fact]
    public async Task Server_that_is_no_Postgres_is_told_in_a_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var answering = AnswerLikeAnotherAsync(other);

        var answer = await WithServerAsync(other.LocalEndpoint.ToString()!);
        other.Stop();
        await answering;

        Assert.Contains("Kan ikke bruge PostgreSQL", answer);
    }

    [Fact]
    public async Task Wrong_user_is_told_in_a_sentence()
    {
        program.Settings["Database__Provider"] = "Postgres";
        program.Settings["ConnectionStrings__Vejviser"] = PostgresServer.NewDatabase().Replace("Username=app", "Username=fremmed", StringComparison.Ordinal);

        var answer = await program.RunAsync("reindex");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("fremmed", Assert.Single(answer.ErrorLines));
    }

    [Fact]
    public async Task Address_in_use_is_told_in_a_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        program.Settings["ASPNETCORE_URLS"] = $"http://{taken.LocalEndpoint}";

        var answer = await program.RunAsync("serve");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("optaget", Assert.Single(answer.ErrorLines));
    }

    [Fact]
    public async Task Sqlite_file_that_is_none_is_told_in_a_sentence()
    {
        Directory.CreateDirectory(Path.Combine(program.Folder, "data"));
        program.Write("data/vejviser.db", new string('x', 10_000));

        var answer = await program.RunAsync("reindex");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("Kan ikke bruge datamappen", Assert.Single(answer.ErrorLines));
    }

    public void Dispose() => program.Dispose();

    private async Task<string> WithServerAsync(string server)
    {
        program.Settings["Database__Provider"] = "Postgres";
        program.Settings["ConnectionStrings__Vejviser"] = $"Host={server.Split(':')[0]};Port={server.Split(':')[1]};Username=app;Password=hemmelig;Database=vejviser";
        var answer = await program.RunAsync("serve");
        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.DoesNotContain("hemmelig", answer.Error);
        return Assert.Single(answer.ErrorLines);
    }

    private static async Task AnswerLikeAnotherAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                using var connection = await listener.AcceptTcpClientAsync();
                await connection.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
            }
        }
        catch (SocketException)
        {
            // The test has seen enough.
        }
    }
}
