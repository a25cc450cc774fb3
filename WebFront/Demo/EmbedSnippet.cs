using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace OrleansChat.WebFront.Demo;

/// <summary>The snippet that customers put near the end of their pages (S54, S55), for one widget of this host.</summary>
internal sealed record EmbedSnippet(string Script, string Source)
{
    public static EmbedSnippet For(HttpRequest request, string hash)
    {
        var chat = $"{request.Scheme}://{request.Host}/chat";
        var (url, id) = (JavaScriptEncoder.Default.Encode(chat), JavaScriptEncoder.Default.Encode(hash));
        return new(
            $"window.supportpalAsyncInit = function () {{ SupportPal.init({{ baseURL: \"{url}\", hash: \"{id}\" }}); }};",
            $"{chat}/loader.js");
    }

    /// <summary>What the page's policy admits it by: the SHA-256 of the script, base64.</summary>
    public string ScriptHash => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)));

    public override string ToString() =>
        $"<script>{Script}</script>\n  <script async src=\"{HtmlEncoder.Default.Encode(Source)}\"></script>";
}
