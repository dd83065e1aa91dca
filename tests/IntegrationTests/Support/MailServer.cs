using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using Vejviser.Web.Mail;

namespace Vejviser.IntegrationTests.Support;

/// <summary>A real mail server in a process of its own (npm smtp-server), which shows what it received and answers as it is told.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Process process;
    private readonly Channel<JsonElement> mails = Channel.CreateUnbounded<JsonElement>();
    private readonly Channel<string> modes = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource<int> port = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task listening;

    private MailServer(Process process)
    {
        this.process = process;
        listening = Task.Run(ListenAsync);
    }

    public int Port { get; private set; }

    /// <summary>Settings for sending to this server.</summary>
    public SmtpSettings Settings => new("127.0.0.1", Port, null, null, StartTls: false, new("vejviser@kommune.example", "Vejviser på dansk: æøå"));

    /// <summary>Starts a server; on a free port where none is given.</summary>
    public static async Task<MailServer> StartAsync(int port = 0, bool offersTls = false)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "../../../../IntegrationTests/Support/mail-server.mjs");
        var process = Process.Start(new ProcessStartInfo("node", [Path.GetFullPath(program), $"{port}", offersTls ? "tls" : "plain"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var server = new MailServer(process);
        server.Port = await server.port.Task.WaitAsync(Patience);
        return server;
    }

    /// <summary>Says how to answer from now on; see mail-server.mjs.</summary>
    public async Task AnswerAsync(string mode)
    {
        await process.StandardInput.WriteLineAsync(mode);
        await process.StandardInput.FlushAsync();
        Assert.Equal(mode, await modes.Reader.ReadAsync().AsTask().WaitAsync(Patience));
    }

    /// <summary>The next mail that has come or will come.</summary>
    public async Task<ReceivedMail> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await WaitAsync(patience.Token);
    }

    /// <summary>The same, for as long as it takes.</summary>
    public async Task<ReceivedMail> WaitAsync(CancellationToken cancellationToken) => (await mails.Reader.ReadAsync(cancellationToken)).Deserialize<ReceivedMail>(Json)!;

    /// <summary>Whether nothing more has come. Ask when the sender is done.</summary>
    public async Task<bool> HasNoMoreAsync()
    {
        // What came before this answer has been told before it.
        await AnswerAsync("ok");
        return !mails.Reader.TryPeek(out _);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await listening;
        process.Dispose();
    }

    private async Task ListenAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var told = JsonSerializer.Deserialize<JsonElement>(line);
            if (told.TryGetProperty("port", out var number))
            {
                port.SetResult(number.GetInt32());
            }
            else if (told.TryGetProperty("mode", out var mode))
            {
                await modes.Writer.WriteAsync(mode.GetString()!);
            }
            else
            {
                await mails.Writer.WriteAsync(told.GetProperty("mail"));
            }
        }

        port.TrySetException(new InvalidOperationException("The mail server did not start."));
    }
}

/// <summary>A mail as another program reads it.</summary>
public sealed record ReceivedMail(
    string Sender, string[] Recipients, string FromName, string FromAddress, string? ReplyTo, string Subject, string Text, string Html, string MessageId, string? AutoSubmitted, string? ListUnsubscribe,
    string? ListUnsubscribePost, bool IsAscii);
