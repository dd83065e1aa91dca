namespace Vejviser.IntegrationTests.Faults;

/// <summary>A running site of which something is killed without warning, and started again at the same address.</summary>
internal interface IVictim : IDisposable
{
    public Uri Address { get; }

    /// <summary>Runs another verb on the same database; it must succeed.</summary>
    public Task RunAsync(params string[] arguments);

    /// <summary>Starts what does not run, and waits until all of it is ready.</summary>
    public Task StartAsync();

    public void Kill();
}
