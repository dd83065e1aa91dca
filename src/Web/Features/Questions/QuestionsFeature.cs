using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Questions;

/// <summary>What letters that ask need, and the pages where they are answered. Open to whoever has a link.</summary>
internal static class QuestionsFeature
{
    public static void AddQuestions(this IServiceCollection services)
    {
        services.AddSingleton<AnswerReview>();
        services.AddSingleton<AnswerAdoption>();
        services.AddSingleton<AskPeople>();
        services.AddSingleton<IRoutine>(provider => provider.GetRequiredService<AskPeople>());
        services.Configure<Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions>(pages => pages.Conventions.KeepNothingOf("/Questions"));
    }
}
