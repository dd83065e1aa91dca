using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Web.Features.Tools.JobPay;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Tools;

/// <summary>What the tools for the concrete conversation need. Open to everybody; nothing about a citizen is stored, logged or put in an address.</summary>
internal static class ToolsFeature
{
    public static void AddTools(this IServiceCollection services)
    {
        services.AddSingleton<CurrentRules>();
        services.Configure<RazorPagesOptions>(pages =>
        {
            foreach (var folder in (string[])["/Tools/WhoIsCovered", "/Tools/Week", "/Tools/Meeting"])
            {
                pages.Conventions.KeepNothingOf(folder);
            }
        });
    }

    public static void MapTools(this WebApplication app) => app.MapGroup("/api/v1/tools").WithTags("Redskaber").WithContentCache()
        .MapRead("/job-gain", JobGainApi.Get).WithName("GetJobGain").WithSummary("Regn ud, hvad et job giver ved siden af kontanthjælp")
        .WithDescription("Vejledende; ikke en afgørelse. Et beløb er null, når en regel, det hænger på, ikke er fundet; missing siger hvilken. Regler uden bekræftet værdi for året giver 400.")
        .Refuses(StatusCodes.Status400BadRequest);
}
