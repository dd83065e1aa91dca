namespace Vejviser.Data.Figures.StatBank;

/// <summary>Where Danmarks Statistik's StatBank is asked.</summary>
/// <param name="Address">Its address, with version.</param>
/// <param name="Patience">How long one attempt may take, the whole answer included.</param>
public sealed record StatBankSettings(Uri Address, TimeSpan Patience);
