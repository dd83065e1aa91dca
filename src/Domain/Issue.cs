namespace Vejviser.Domain;

/// <summary>One thing that must be put right before something can go on.</summary>
/// <param name="Field">The field it is about, named as the form, file or endpoint names it.</param>
/// <param name="Message">One Danish sentence that says what to do.</param>
public sealed record Issue(string Field, string Message);
