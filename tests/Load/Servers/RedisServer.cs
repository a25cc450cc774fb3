using System.Globalization;
using System.Net;

namespace OrleansChat.Load.Servers;

/// <summary>A Redis of the run's own that keeps nothing: the rival's backplane.</summary>
internal static class RedisServer
{
    public static ChildProcess Start(string cores, IPEndPoint address)
    {
        var program = Programs.Find("redis-server") ?? throw new UnusableException(
            "redis-server is not installed, but the hand-built rival needs it: install Debian's redis-server, or leave handbuilt out of --servers.");
        var redis = new ChildProcess("redis-server", cores, [program, "--bind", $"{address.Address}",
            "--port", address.Port.ToString(CultureInfo.InvariantCulture), "--save", "", "--appendonly", "no", "--daemonize", "no"]);
        redis.WaitUntil(() => Ports.Open(address));
        return redis;
    }
}
