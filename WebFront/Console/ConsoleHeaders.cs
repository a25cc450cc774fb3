namespace OrleansChat.WebFront.Console;

/// <summary>What a browser may do on a console page: load and call this origin, show what it has fetched from it, and nothing else.</summary>
public static class ConsoleHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; frame-ancestors 'none'; base-uri 'self'";

    /// <summary>Puts the headers on every answer under `/console`.</summary>
    public static void UseConsoleHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.Request.Path.StartsWithSegments("/console", StringComparison.Ordinal))
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
        }

        return next(http);
    });
}
