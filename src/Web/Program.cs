using Vejviser.Web.Commands;

return await CommandLine.RunAsync(args);
