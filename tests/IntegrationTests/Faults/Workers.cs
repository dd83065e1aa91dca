using System.Collections.Concurrent;
using System.Data.Common;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Features;

namespace Vejviser.IntegrationTests.Faults;

/// <summary>Somebody who sends one form after the other, until the server dies; and again the same when it is back.</summary>
internal abstract class Worker(Visitor visitor, Traffic traffic) : IDisposable
{
    protected Visitor Visitor => visitor;

    /// <summary>What was sent and not answered.</summary>
    public Act? InFlight { get; private set; }

    /// <summary>Works until the server is killed.</summary>
    public async Task WorkAsync(CancellationToken killed)
    {
        try
        {
            // Who saw no answer sends the form again. A draft whose address was never told cannot be found again; another is begun.
            var unanswered = InFlight;
            InFlight = null;
            if (unanswered?.About.Token is not null)
            {
                visitor.Back();
                await SendAsync(unanswered, isAgain: true);
            }

            while (!killed.IsCancellationRequested)
            {
                await WorkOnAsync(killed);
            }
        }
        catch (Exception exception) when (killed.IsCancellationRequested && (exception is HttpRequestException or UnansweredException or DbException || exception.InnerException is DbException))
        {
            // This is what the loop is about: the site is gone, or the database that the mailed code is read in.
        }
    }

    public void Dispose() => visitor.Dispose();

    /// <summary>One act, from opening its page to the answer.</summary>
    protected abstract Task WorkOnAsync(CancellationToken killed);

    /// <summary>Opens a page that must be there.</summary>
    protected async Task OpenAsync(string path)
    {
        await visitor.OpenAsync(path);
        if ((int)visitor.Status >= 500)
        {
            throw new UnansweredException($"{path} was answered {visitor.Status}.");
        }
    }

    protected async Task SendAsync(Act act, bool isAgain = false)
    {
        InFlight = act;
        act.About.IsTouched = true;
        var begun = traffic.Begin(act.Kind);
        try
        {
            await visitor.SubmitAsync(act.Button, act.Fields);
        }
        catch (HttpRequestException) when (visitor.Path != act.Address)
        {
            // The form was answered; only the page that the answer led to is missing.
        }

        traffic.End(act.Kind, begun);
        if (!act.IsYes(visitor.Path) && (int)visitor.Status >= 500)
        {
            // Nobody knows whether it is stored.
            throw new UnansweredException($"{act.Kind} was answered {visitor.Status} at {visitor.Path}: {visitor.Page.Body?.TextContent}");
        }

        InFlight = null;
        if (act.IsYes(visitor.Path))
        {
            if (!act.IsStored)
            {
                traffic.Acknowledge(act.Kind);
            }

            act.Keep();
        }
        else if (!(isAgain && (act.IsStored || act.Kind == ActKind.Submit)))
        {
            // Only what was sent again may be refused: it is done already, or its code is used.
            throw new InvalidOperationException($"{act.Kind} was answered {visitor.Status} at {visitor.Path}: {visitor.Page.Body?.TextContent}");
        }
    }
}

/// <summary>An author: begins a draft, saves its steps a random number of times, sends it with the mailed code, and begins the next.</summary>
internal sealed class AuthorWorker(Visitor visitor, Traffic traffic, Func<Contribution> begin, Func<string, Task<string>> code, ConcurrentQueue<Contribution> queue, Random random) : Worker(visitor, traffic)
{
    private Contribution? current;
    private Queue<int> steps = [];
    private int saves;

    protected override async Task WorkOnAsync(CancellationToken killed)
    {
        if (current?.IsSubmitted == true)
        {
            queue.Enqueue(current);
            current = null;
        }

        if (current?.Token is null)
        {
            await BeginAsync();
        }
        else if (steps.TryPeek(out var step))
        {
            await OpenAsync(current.Step(step));
            steps.Dequeue();
            await SaveAsync(current, step, current.Step(step), path => path == (step == 4 ? current.Draft : current.Step(step + 1)));
        }
        else
        {
            await SubmitAsync(current);
        }
    }

    private async Task BeginAsync()
    {
        current = begin();
        saves = 0;
        var plan = new[] { 2, 3, 4 }.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(2, 4))).ToArray();
        random.Shuffle(plan);
        steps = new(plan);
        await OpenAsync(ShareLinks.New);
        await SaveAsync(current, 1, ShareLinks.New, path => path.EndsWith("/trin-2", StringComparison.Ordinal));
        current.Token = Visitor.Path.Split('/')[3];
    }

    private Task SaveAsync(Contribution about, int step, string address, Func<string, bool> isYes)
    {
        var number = ++saves;
        return SendAsync(new(ActKind.Save, about, address, "videre", about.Fields(step, number), isYes) { Step = step, Number = number });
    }

    private async Task SubmitAsync(Contribution about)
    {
        await OpenAsync(about.Draft);
        await Visitor.SubmitAsync();
        if ((int)Visitor.Status >= 500)
        {
            throw new UnansweredException($"The request for a code was answered {Visitor.Status}.");
        }

        Assert.Equal($"{about.Draft}/kode", Visitor.Path);
        await SendAsync(new(ActKind.Submit, about, Visitor.Path, "/kode", [("kode", await code(about.Email))], path => path == $"{about.Draft}?besked=sendt"));
    }
}

/// <summary>An editor with a second factor: finds what was sent in the queue, and publishes it.</summary>
internal sealed class EditorWorker(Visitor visitor, Traffic traffic, ConcurrentQueue<Contribution> queue) : Worker(visitor, traffic)
{
    private Contribution? current;

    protected override async Task WorkOnAsync(CancellationToken killed)
    {
        if (current is null or { IsPublished: true } && !queue.TryDequeue(out current))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), killed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        await OpenAsync($"{EditorialLinks.Queue}?q={current.Word}");
        var id = Visitor.Page.QuerySelectorAll(".queue a").Single().GetAttribute("href")!.Split('/')[^1];
        current.PublicId = id;
        var address = EditorialLinks.Act(id, "offentliggoer");
        await OpenAsync(address);
        await SendAsync(new(ActKind.Publish, current, address, null, [], path => path == EditorialLinks.CaseAfter(id, "offentliggjort")));
    }
}

/// <summary>A request got no answer that says whether it was heard.</summary>
internal sealed class UnansweredException(string message) : Exception(message);
