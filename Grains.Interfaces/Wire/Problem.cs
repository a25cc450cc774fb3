using System.Runtime.Serialization;
using OrleansChat.Conversations;

namespace OrleansChat.Wire;

/// <summary>
/// An RFC 9457 problem: the body of every refused request (application/problem+json), and the text of every refused hub call.
/// <c>code</c> is stable; <c>title</c> is for people and may change.
/// </summary>
[DataContract]
public sealed record Problem(
    [property: DataMember(Name = "status")] int Status,
    [property: DataMember(Name = "code")] string Code,
    [property: DataMember(Name = "title")] string Title,
    [property: DataMember(Name = "detail")] string? Detail,
    [property: DataMember(Name = "retryAfter")] int? RetryAfter,
    [property: DataMember(Name = "offset")] long? Offset = null)
{
    /// <summary>The call was passed on and no answer came in time: it may have been done, so it is sent again with `retry`.</summary>
    public static Problem NoAnswer => Of(new Refusal(RefusalCode.NoAnswer));

    /// <summary>A failure of ours.</summary>
    public static Problem Internal { get; } = new(500, "internal", "Something went wrong.", null, null);

    /// <summary>The problem that a refusal is on the wire.</summary>
    public static Problem Of(Refusal refusal)
    {
        var (status, code, title) = Of(refusal.Code);
        return new(status, code, title, refusal.Detail, refusal.RetryAfterSeconds ?? (refusal.Retryable ? 1 : null), refusal.Offset);
    }

    private static (int Status, string Code, string Title) Of(RefusalCode code) => code switch
    {
        RefusalCode.Malformed => (400, "malformed", "The call is not well formed."),
        RefusalCode.TextEmpty => (422, "text_empty", "The message holds nothing to read."),
        RefusalCode.TextTooLong => (422, "text_too_long", "The message is longer than 8,000 characters or 32,000 bytes."),
        RefusalCode.TextInvalid => (422, "text_invalid", "The message holds characters that cannot be kept."),
        RefusalCode.NotFound => (404, "not_found", "There is nothing here that you may see."),
        RefusalCode.ClientIdTaken => (409, "client_id_taken", "This client id belongs to something else."),
        RefusalCode.ConversationClosed => (409, "conversation_closed", "The conversation is closed; start a new one."),
        RefusalCode.Unauthenticated => (401, "unauthenticated", "A valid session is needed."),
        RefusalCode.Forbidden => (403, "forbidden", "This is not allowed."),
        RefusalCode.TooMany => (429, "too_many", "Too many in a short time; wait a moment."),
        RefusalCode.Unavailable => (503, "unavailable", "This cannot be kept at the moment; nothing was changed."),
        RefusalCode.StorageFull => (507, "storage_full", "The disk is full; nothing was changed."),
        RefusalCode.Inactive => (403, "inactive", "Chat is closed at present."),
        RefusalCode.NewerRelease => (409, "newer_release", "This conversation needs a newer release."),
        RefusalCode.PasswordChangeRequired => (403, "password_change_required", "The password must be changed first."),
        RefusalCode.LockedOut => (429, "locked_out", "Too many failed sign-ins; wait a while."),
        RefusalCode.PasswordUnfit => (422, "password_unfit", "The new password needs at least 10 characters and must differ from the old one."),
        RefusalCode.TooLarge => (413, "too_large", "The request is larger than allowed."),
        RefusalCode.EmailInvalid => (422, "email_invalid", "This is not an e-mail address."),
        RefusalCode.NameInvalid => (422, "name_invalid", "The name is longer than 100 characters or no text."),
        RefusalCode.TokenInvalid => (401, "token_invalid", "The token proves nothing; the details were not taken."),
        RefusalCode.TooManyOpen => (409, "too_many_open", "This connection has 200 conversations open; leave one before opening another."),
        RefusalCode.NoAnswer => (504, "no_answer", "No answer came in time; it may have been done all the same."),
        RefusalCode.AttachmentTooLarge => (413, "attachment_too_large", "The file is larger than allowed."),
        RefusalCode.AttachmentType => (415, "attachment_type", "Files of this type are not taken."),
        RefusalCode.AttachmentUnfit => (422, "attachment_unfit", "The file is damaged or not what it says it is."),
        RefusalCode.AttachmentQuota => (429, "attachment_quota", "No more files today."),
        RefusalCode.OffsetMismatch => (409, "offset_mismatch", "The file goes on elsewhere."),
        RefusalCode.AttachmentsTooMany => (422, "attachments_too_many", "The message has more files than allowed."),
        RefusalCode.SiteNotAllowed => (403, "site_not_allowed", "This widget is for other sites."),
        _ => (500, "internal", "Something went wrong."),
    };
}
