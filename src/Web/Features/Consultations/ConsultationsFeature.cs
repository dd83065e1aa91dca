using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Consultations;

/// <summary>What municipalities need to answer a dilemma. Who may enter stands in <see cref="Access.Policies.ByFolder"/>.</summary>
internal static class ConsultationsFeature
{
    public static void AddConsultations(this IServiceCollection services)
    {
        services.AddSingleton<AnswerDilemma>();
        services.Configure<Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions>(pages => pages.Conventions.KeepNothingOf("/Consultations"));
    }
}
