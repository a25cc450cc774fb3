namespace OrleansChat.WebFront.Tests;

/// <summary>What a process tells on its error output. One at a time: the output is the test process's own.</summary>
internal static class Told
{
    private static readonly SemaphoreSlim One = new(1);

    /// <summary>Runs it and answers its exit code with what it told.</summary>
    public static async Task<(int Code, string Told)> By(Func<Task<int>> process)
    {
        await One.WaitAsync();
        var usual = System.Console.Error;
        var told = new StringWriter();
        System.Console.SetError(told);
        try
        {
            return (await process(), told.ToString());
        }
        finally
        {
            System.Console.SetError(usual);
            One.Release();
        }
    }
}
