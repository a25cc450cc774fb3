using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using OrleansChat.Conversations;
using OrleansChat.WebFront.Edge;

namespace OrleansChat.WebFront.Hubs;

/// <summary>A hub protocol whose callers get a coded problem for a call that does not fit any method, as they do for every refused call.</summary>
internal sealed class CodedProtocol(IHubProtocol inner) : IHubProtocol
{
    private static readonly string Malformed = Problems.Of(RefusalCode.Malformed).ToJson();

    public string Name => inner.Name;

    public int Version => inner.Version;

    public TransferFormat TransferFormat => inner.TransferFormat;

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        if (!inner.TryParseMessage(ref input, binder, out message)) return false;
        if (message is InvocationBindingFailureMessage failed) message = new InvocationBindingFailureMessage(failed.InvocationId, failed.Target, Coded());
        return true;
    }

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => inner.WriteMessage(message, output);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => inner.GetMessageBytes(message);

    public bool IsVersionSupported(int version) => inner.IsVersionSupported(version);

    // Of all exceptions SignalR tells callers only the text of this one.
    private static ExceptionDispatchInfo Coded() => ExceptionDispatchInfo.Capture(new HubException(Malformed));
}
