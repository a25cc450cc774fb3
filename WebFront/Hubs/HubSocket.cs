using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Security.Claims;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace OrleansChat.WebFront.Hubs;

/// <summary>A WebSocket as the connection that SignalR serves a hub on.</summary>
internal sealed class HubSocket : ConnectionContext, IDuplexPipe, IHttpContextFeature, IConnectionUserFeature, ITransferFormatFeature, IConnectionHeartbeatFeature
{
    private static readonly TimeSpan SendPatience = TimeSpan.FromSeconds(10);

    private readonly WebSocket _socket;
    private readonly SocketReader _reader;
    private readonly SocketWriter _writer;
    private IDictionary<object, object?>? _items;
    private Action? _tick;

    public HubSocket(HttpContext http, WebSocket socket, TimeProvider clock)
    {
        (_socket, _reader, _writer) = (socket, new(socket), new(socket, clock));
        HttpContext = http;
        User = http.User;
        ConnectionId = http.Connection.Id;
        Features.Set<IHttpContextFeature>(this);
        Features.Set<IConnectionUserFeature>(this);
        Features.Set<ITransferFormatFeature>(this);
        Features.Set<IConnectionHeartbeatFeature>(this);
    }

    public HttpContext? HttpContext { get; set; }

    public ClaimsPrincipal? User { get; set; }

    public override string ConnectionId { get; set; }

    public override IFeatureCollection Features { get; } = new FeatureCollection(initialCapacity: 6);

    public override IDictionary<object, object?> Items
    {
        get => _items ??= new Dictionary<object, object?>();
        set => _items = value;
    }

    public override IDuplexPipe Transport
    {
        get => this;
        set => throw new NotSupportedException("The socket is the transport.");
    }

    public PipeReader Input => _reader;

    public PipeWriter Output => _writer;

    public TransferFormat SupportedFormats => TransferFormat.Text | TransferFormat.Binary;

    public TransferFormat ActiveFormat
    {
        get => _writer.Type == WebSocketMessageType.Binary ? TransferFormat.Binary : TransferFormat.Text;
        set => _writer.Type = value == TransferFormat.Binary ? WebSocketMessageType.Binary : WebSocketMessageType.Text;
    }

    public void OnHeartbeat(Action<object> action, object state) => _tick += () => action(state);

    public override void Abort(ConnectionAbortedException abortReason) => _socket.Abort();

    /// <summary>Everything that was written has gone, or the line is broken.</summary>
    public Task Drained() => _writer.Drained();

    /// <summary>Some seconds have passed: SignalR pings, and ends clients that say nothing; we end those that take nothing.</summary>
    public void Tick()
    {
        if (_writer.IsStuck(SendPatience)) Abort();
        _tick?.Invoke();
    }
}
