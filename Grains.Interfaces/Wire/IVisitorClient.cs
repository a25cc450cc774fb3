namespace OrleansChat.Wire;

/// <summary>What the server calls in a visitor's browser.</summary>
public interface IVisitorClient
{
    /// <summary>New events of an opened conversation.</summary>
    Task Events(WireBatch batch);

    /// <summary>An opened conversation's log ends there; pull if you stand elsewhere.</summary>
    Task Head(WireHead head);

    /// <summary>Somebody read.</summary>
    Task Seen(WireSeenMark seen);

    /// <summary>Somebody is typing.</summary>
    Task Typing(WireTyping typing);

    /// <summary>The session's conversations changed: the first page of the list.</summary>
    Task Session(WireConversations conversations);

    /// <summary>The widget's configuration changed, or it was switched on or off.</summary>
    Task Widget(WireWidgetMark widget);
}

/// <summary>What the server calls in an operator's browser.</summary>
public interface IOperatorClient
{
    /// <summary>New events of an opened conversation.</summary>
    Task Events(WireBatch batch);

    /// <summary>An opened conversation's log ends there; pull if you stand elsewhere.</summary>
    Task Head(WireHead head);

    /// <summary>Somebody read.</summary>
    Task Seen(WireSeenMark seen);

    /// <summary>Somebody is typing.</summary>
    Task Typing(WireTyping typing);

    /// <summary>Rows of the operator's departments that changed.</summary>
    Task Inbox(WireInboxRows rows);
}
