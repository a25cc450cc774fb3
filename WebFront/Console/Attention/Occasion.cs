namespace OrleansChat.WebFront.Console.Attention;

/// <summary>What calls for an operator's attention (O1).</summary>
public enum Occasion
{
    /// <summary>A conversation began in one of the operator's departments.</summary>
    NewConversation = 0,

    /// <summary>A visitor wrote in a conversation that is the operator's.</summary>
    Reply = 1,
}
