using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Editorial.Positions;
using Vejviser.Web.Features.Editorial.Publishing;
using Vejviser.Web.Features.Editorial.Publishing.Figures;
using Vejviser.Web.Features.Editorial.Publishing.Partnerships;
using Vejviser.Web.Features.Editorial.Publishing.Positions;
using Vejviser.Web.Features.Editorial.Publishing.RuleValues;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial;

/// <summary>What the editorial room needs. Who may enter stands in <see cref="Policies.ByFolder"/>.</summary>
internal static class EditorialFeature
{
    private const string Folder = "/Editorial";

    public static void AddEditorial(this IServiceCollection services)
    {
        services.AddSingleton<ActOnExample>();
        services.AddSingleton<ListCases>();
        services.AddSingleton<GetCase>();
        services.AddSingleton<ListReviews>();
        services.AddSingleton<ConfirmPage>();
        services.AddSingleton<AskForExamples>();
        services.AddSingleton<TakeExample>();
        services.AddSingleton<EditExample>();
        services.AddSingleton<AskAuthor>();
        services.AddSingleton<ReturnExample>();
        services.AddSingleton<RequestApproval>();
        services.AddSingleton<VouchForAttachment>();
        services.AddSingleton<PublishExample>();
        services.AddSingleton<ScheduleExample>();
        services.AddSingleton<ReviewExample>();
        services.AddSingleton<WithdrawExample>();
        services.AddSingleton<MergeExamples>();
        services.AddSingleton<RedactExample>();
        services.AddSingleton<HideExample>();
        services.AddSingleton<ChangeThemes>();
        services.AddSingleton<PublishFigures>();
        services.AddSingleton<EditSeries>();
        services.AddSingleton<EnterRuleValue>();
        services.AddSingleton<EditPartnership>();
        services.AddSingleton<DecideEnrolments>();
        services.AddSingleton<PublishRecommendations>();
        services.AddSingleton<RedactPartnership>();
        services.AddSingleton<EditPosition>();
        services.AddSingleton<PublishPosition>();
        services.AddSingleton<RedactPosition>();
        services.AddSingleton<HoldConsultation>();
        services.AddSingleton<JudgeStatement>();
        services.AddSingleton<EditThesaurus>();
        services.AddSingleton<HandleReports>();
        services.AddSingleton<About.ReportProblem>();
        services.AddSingleton<WatchOutbox>();
        services.AddSingleton<PublishDueExamples>();
        services.AddSingleton<RemindAuthors>();
        services.AddSingleton<ForgetReports>();
        services.AddSingleton<TellEditors>();
        services.AddSingleton<IRoutine>(provider => provider.GetRequiredService<PublishDueExamples>());
        services.AddSingleton<IRoutine>(provider => provider.GetRequiredService<RemindAuthors>());
        services.AddSingleton<IRoutine>(provider => provider.GetRequiredService<ForgetReports>());
        services.AddSingleton<IRoutine>(provider => provider.GetRequiredService<TellEditors>());
        services.Configure<Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions>(pages => pages.Conventions.AddFolderApplicationModelConvention(Folder, Room));
    }

    public static void MapEditorial(this WebApplication app) =>
        app.MapRead(EditorialLinks.Case("{publicId}") + "/bilag/{id:guid}", DownloadAttachment.AnswerAsync).ExcludeFromDescription().RequireAuthorization(Policies.Editor);

    // Every page of the room is made anew, kept nowhere, and knows a case that is gone or has moved on.
    private static void Room(PageApplicationModel page)
    {
        page.EndpointMetadata.Add(new UncachedContentAttribute());
        page.Filters.Add(new CaseFilter());
    }
}
