using Microsoft.EntityFrameworkCore;

namespace Vejviser.Data;

/// <summary>That a routine has done its work for a day: whoever writes the row first does it, however many nodes there are.</summary>
public sealed class RoutineRun
{
    public required string Routine { get; init; }

    public required DateOnly On { get; init; }
}

/// <summary>How a node takes a routine's day.</summary>
public static class RoutineRunQueries
{
    /// <summary>Takes the day; false when it is taken.</summary>
    public static async Task<bool> TakeDayAsync(this IDbContextFactory<AppDbContext> contexts, string routine, DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RoutineRuns.AnyAsync(run => run.Routine == routine && run.On == day, cancellationToken))
        {
            return false;
        }

        db.Add(new RoutineRun { Routine = routine, On = day });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (DatabaseFaults.Of(exception) is null)
        {
            // Another node was faster.
            return false;
        }
    }

    /// <summary>Gives the day back, for work that was interrupted: whoever asks next takes it.</summary>
    public static async Task GiveDayBackAsync(this IDbContextFactory<AppDbContext> contexts, string routine, DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.RoutineRuns.Where(run => run.Routine == routine && run.On == day).ExecuteDeleteAsync(cancellationToken);
    }
}
