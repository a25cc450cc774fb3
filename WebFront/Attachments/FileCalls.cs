using OrleansChat.Attachments;
using OrleansChat.Conversations;
using OrleansChat.WebFront.Edge;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Attachments;

/// <summary>The calls about files that visitors and operators have in common: checked here, decided in the grain.</summary>
internal sealed class FileCalls(IGrainFactory grains, FilePieces pieces)
{
    private const int LongestName = 1_000;
    private const int LongestType = 200;

    private IAttachmentsGrain Files => grains.GetGrain<IAttachmentsGrain>(0);

    /// <summary>Reserves a file.</summary>
    public async Task<WireReserved> Reserve(Actor owner, WireNewFile file, CallLimits limits)
    {
        var clientId = Given.Client(file.ClientId);
        if (file.Name.Length > LongestName) throw Given.Malformed("name");
        if (file.Type?.Length > LongestType) throw Given.Malformed("type");
        if (file.Size < 0) throw Given.Malformed("size");
        limits.File();
        var reserved = (await Files.Reserve(owner, new(clientId, file.Name, file.Size, file.Type))).Granted();
        return new(reserved.Id, reserved.Offset, AttachmentOptions.PieceBytes);
    }

    /// <summary>Takes the request's body as the piece at an offset.</summary>
    public async Task<WireAppended> Append(Actor owner, HttpRequest request, string id, CallLimits limits)
    {
        var file = Given.Id(id, "id");
        var offset = Given.Number(request, "offset") ?? throw Given.Malformed("offset");
        limits.Read();
        var kept = (await pieces.Read(request, piece => Files.Append(owner, file, offset, piece))).Granted();
        return new(kept.Offset, kept.Attachment is { } attachment ? WireNames.Of(attachment) : null);
    }

    /// <summary>Forgets a file that no message has.</summary>
    public async Task Delete(Actor owner, string id, CallLimits limits)
    {
        var file = Given.Id(id, "id");
        limits.Read();
        (await Files.Delete(owner, file)).OrThrow();
    }

    /// <summary>The file, or a picture made of it.</summary>
    public async Task<IResult> Download(Actor reader, HttpRequest request, string id, CallLimits limits)
    {
        var file = Given.Id(id, "id");
        var view = View(request);
        limits.Read();
        var details = (await Files.Find(reader, file)).Granted();
        if (view is null) return new FileAnswer(details, offset => Files.Piece(reader, file, offset));
        return details.Attachment.IsPicture
            ? new PictureAnswer(details, view.Value, () => Files.Picture(reader, file, view.Value))
            : throw RefusedException.Because(RefusalCode.NotFound, "view");
    }

    private static PictureView? View(HttpRequest request) => request.Query["view"] switch
    {
        [] => null,
        ["thumb"] => PictureView.Thumb,
        ["image"] => PictureView.Image,
        _ => throw Given.Malformed("view"),
    };
}
