namespace Vejviser.Data.Backup;

/// <summary>What a backup holds: the first thing a reader needs, and what everything else in the file is held against.</summary>
/// <param name="Format">The format's version; a program reads its own and older ones.</param>
/// <param name="Program">The version of the program that took it.</param>
/// <param name="TakenAt">The moment everything in it was so.</param>
/// <param name="Provider">The database it was taken from; it can be restored into either.</param>
/// <param name="Migration">The name of the last migration, without the number in front, which differs between the databases.</param>
/// <param name="Tables">Every table.</param>
public sealed record BackupManifest(int Format, string Program, DateTime TakenAt, DatabaseProvider Provider, string Migration, IReadOnlyList<BackupTable> Tables)
{
    /// <summary>The format this program writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Rows in all tables together.</summary>
    public long Rows => Tables.Sum(table => table.Rows);

    /// <summary>"20261122054351_Initial" is "Initial".</summary>
    public static string NameOf(string migrationId) => migrationId[(migrationId.IndexOf('_', StringComparison.Ordinal) + 1)..];
}

/// <summary>One table of a backup: a file of one JSON array a row, in the order of the columns.</summary>
/// <param name="Name">The table's name in the database.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Sha256">The hash of its file.</param>
public sealed record BackupTable(string Name, IReadOnlyList<BackupColumn> Columns, long Rows, string Sha256)
{
    internal string FileName => $"tables/{Name}.ndjson";
}

/// <summary>One column of a backup.</summary>
/// <param name="Name">The column's name in the database.</param>
/// <param name="Kind">How its values are written; see <see cref="ColumnKind"/>.</param>
public sealed record BackupColumn(string Name, string Kind);

/// <summary>No backup was taken or restored; the message says in Danish why.</summary>
public sealed class BackupRefusedException(string message, Exception? inner = null) : Exception(message, inner);
