namespace Vejviser.Domain.Vocabularies;

/// <summary>A theme (tema) that examples are gathered under; an example may carry several.</summary>
public sealed class Theme
{
    /// <summary>Slug and key, as examples carry it.</summary>
    public required string Id { get; init; }

    public required string Name { get; set; }

    /// <summary>At most 32 characters, for signs and tags.</summary>
    public required string ShortName { get; set; }

    public required ThemeGroup Group { get; set; }

    /// <summary>One plain sentence for cards and search engines.</summary>
    public required string Summary { get; set; }

    /// <summary>Markdown.</summary>
    public required string Introduction { get; set; }

    /// <summary>Markdown: what must be checked before the examples are used; null where nothing is.</summary>
    public string? Reservation { get; set; }

    /// <summary>The role that answers for the page; never a person's name.</summary>
    public required string ContactRole { get; set; }

    public required DateOnly UpdatedOn { get; set; }

    /// <summary>The day an editor last confirmed that the page still holds; null for never.</summary>
    public DateOnly? ConfirmedOn { get; set; }

    /// <summary>The day an editor must look at it again.</summary>
    public DateOnly ReviewDueOn => (ConfirmedOn > UpdatedOn ? ConfirmedOn.Value : UpdatedOn).AddMonths(ReviewCycle.DefaultMonths);

    public IReadOnlyList<SourceReference> Sources { get; set; } = [];

    public int SortOrder { get; set; }
}

/// <summary>Where a theme belongs.</summary>
public enum ThemeGroup
{
    /// <summary>One of KL's four themes on arbejdspligt (KL, 11 June 2024).</summary>
    WorkObligation,

    /// <summary>Employment efforts in general.</summary>
    Employment,
}
