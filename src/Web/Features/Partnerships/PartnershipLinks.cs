// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses of the partnerships and of their workspaces.</summary>
public static class PartnershipLinks
{
    public const string List = "/partnerskaber";

    public const string Feed = "/feeds/partnerskaber.atom";

    public static string Details(string slug) => $"{List}/{slug}";

    /// <summary>A public recommendation.</summary>
    public static string Recommendation(string slug, int number) => $"{Details(slug)}/anbefalinger/{number}";

    /// <summary>Where a municipality signs up, and changes what it said.</summary>
    public static string SignUp(string slug) => $"{Details(slug)}/tilmelding";

    public static string Leave(string slug) => $"{SignUp(slug)}/afmeld";

    /// <summary>What the municipality itself has written, as a file.</summary>
    public static string Export(string slug) => $"{SignUp(slug)}/eksport";

    /// <summary>Where a sponsor confirms.</summary>
    public static string Sponsor(string token) => $"{List}/bekraeft/{token}";

    public static string Workspace(string slug) => $"{Details(slug)}/rum";

    public static string Goals(string slug) => $"{Workspace(slug)}/maal";

    public static string NewGoal(string slug) => $"{Goals(slug)}/nyt";

    public static string Goal(string slug, int id) => $"{Goals(slug)}/{id}";

    public static string Milestones(string slug) => $"{Workspace(slug)}/milepaele";

    public static string Questions(string slug) => $"{Workspace(slug)}/spoergsmaal";

    public static string Question(string slug, int id) => $"{Questions(slug)}/{id}";

    public static string Documents(string slug) => $"{Workspace(slug)}/dokumenter";

    public static string Document(string slug, int id) => $"{Documents(slug)}/{id}";

    public static string Meetings(string slug) => $"{Workspace(slug)}/moeder";

    public static string Meeting(string slug, int id) => $"{Meetings(slug)}/{id}";

    /// <summary>The meeting for a calendar.</summary>
    public static string Calendar(string slug, int id) => $"{Meeting(slug, id)}/kalender.ics";

    public static string Help(string slug) => $"{Workspace(slug)}/hjaelp";

    /// <summary>Begins an example with what is known of the participant.</summary>
    public static string Share(string slug) => $"{Workspace(slug)}/del";

    /// <summary>Recommendations while they are written.</summary>
    public static string Recommendations(string slug) => $"{Workspace(slug)}/anbefalinger";

    public static string NewRecommendation(string slug) => $"{Recommendations(slug)}/ny";

    /// <summary>A recommendation in the workspace.</summary>
    public static string RecommendationAtWork(string slug, int number) => $"{Recommendations(slug)}/{number}";

    public static string EditRecommendation(string slug, int number) => $"{RecommendationAtWork(slug, number)}/ret";
}
