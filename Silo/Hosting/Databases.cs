using Microsoft.Extensions.Configuration;
using OrleansChat.Hosting;

namespace OrleansChat.Silo;

/// <summary>Which database the process was given.</summary>
public static class Databases
{
    /// <summary>Reads the section <c>Database</c>.</summary>
    /// <exception cref="StartRefusedException">It makes no sense.</exception>
    public static DatabaseOptions From(IConfiguration configuration)
    {
        try
        {
            return DatabaseOptions.From(configuration);
        }
        catch (InvalidOperationException wrong)
        {
            throw new StartRefusedException(wrong.Message);
        }
    }
}
