using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Partnerships.Workspace;

/// <summary>What the workspaces need: participants and KL only, and nothing of them is kept in a cache.</summary>
internal static class WorkspaceFeature
{
    public static void AddWorkspace(this IServiceCollection services)
    {
        services.AddSingleton<WorkspaceWriter>();
        services.AddSingleton<Goals>();
        services.AddSingleton<Milestones>();
        services.AddSingleton<Questions>();
        services.AddSingleton<HelpExchange>();
        services.AddSingleton<Meetings>();
        services.AddSingleton<Documents>();
        services.AddSingleton<Recommendations>();
        services.AddSingleton<ExportPart>();
        services.AddSingleton<IRoutine, TellParticipants>();
    }

    public static void MapWorkspace(this WebApplication app)
    {
        app.MapRead(PartnershipLinks.Documents("{slug}") + "/{id:int}", Documents.DownloadAsync).ExcludeFromDescription().RequireAuthorization(Policies.Participant);
        app.MapRead(PartnershipLinks.Meetings("{slug}") + "/{id:int}/kalender.ics", Meetings.DownloadAsync).ExcludeFromDescription().RequireAuthorization(Policies.Participant);
        app.MapRead(PartnershipLinks.Export("{slug}"), ExportPart.DownloadAsync).ExcludeFromDescription().RequireAuthorization(Policies.SignedIn);
    }
}
