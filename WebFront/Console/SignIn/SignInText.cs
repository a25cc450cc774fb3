namespace OrleansChat.WebFront.Console.SignIn;

/// <summary>What the forms say to a refusal's code.</summary>
public static class SignInText
{
    /// <summary>The sentence, or null where nothing went wrong.</summary>
    public static string? Of(string? code) => code switch
    {
        null or "" => null,
        "unauthenticated" => "Name or password is wrong.",
        "locked_out" => "Too many failed tries. Sign-in for this name is locked for 15 minutes.",
        "too_many" => "Too many tries from this network. Wait a few minutes.",
        "password_unfit" => "The new password needs at least 10 characters and must differ from the present one.",
        "password_wrong" => "The present password is wrong.",
        "password_repeat" => "The two new passwords differ.",
        "malformed" => "Please fill in every field.",
        _ => "That did not work. Please try again.",
    };
}
